import { expect, test } from "vitest";
import { openPace } from "./pace.ts";

const allowance = { burst: 100, perMinute: 60 };
function paced() {
  let now = 0;
  const pace = openPace(allowance, () => now);
  return { pace, wait: (seconds: number) => void (now += seconds * 1000) };
}

test("a burst from one address is slowed down, and told for how long; waiting helps", () => {
  const { pace, wait } = paced();
  for (let one = 0; one < 100; one += 1) expect(pace("10.0.0.1")).toEqual({ outcome: "go" });
  expect(pace("10.0.0.1")).toEqual({ outcome: "slow", seconds: 1 });
  wait(1);
  expect(pace("10.0.0.1")).toEqual({ outcome: "go" });
  expect(pace("10.0.0.1")).toMatchObject({ outcome: "slow" });
});

test("being refused costs nothing: whoever presses again and again waits no longer for it", () => {
  const { pace, wait } = paced();
  for (let one = 0; one < 1000; one += 1) pace("10.0.0.1");
  wait(1);
  expect(pace("10.0.0.1")).toEqual({ outcome: "go" });
});

test("the same burst from many addresses is nobody's burst", () => {
  const { pace } = paced();
  for (let one = 0; one < 5000; one += 1) expect(pace(`10.1.${one >> 8}.${one & 255}`)).toEqual({ outcome: "go" });
});

test("what costs more is slowed sooner", () => {
  const { pace } = paced();
  let letIn = 0;
  while (pace("10.0.0.1", 4).outcome === "go") letIn += 1;
  expect(letIn).toBe(25);
});

test("IPv6 addresses of one network count together, those of another do not", () => {
  const { pace } = paced();
  for (let one = 0; one < 100; one += 1) expect(pace(`2001:db8:0:1::${one.toString(16)}`)).toEqual({ outcome: "go" });
  expect(pace("2001:0db8:0000:0001:9::1")).toMatchObject({ outcome: "slow" });
  expect(pace("2001:db8:0:2::1")).toEqual({ outcome: "go" });
  expect(pace("::1")).toEqual({ outcome: "go" });
});
