import { expect, test } from "vitest";
import { holdsSecret, withoutSecret } from "#platform/http/secret-path";
import routes from "./routes.ts";

/** The parameters of the house's addresses that are keys; all others may be read by anybody. */
const keys = /:(token|late)\b\??/;
const addresses = routes.map(({ path = "" }) => `/${path}`);
const filled = (address: string) => address.replaceAll(/:\w+\??/g, (name) => (keys.test(name) ? "k3y.s1gned" : name.slice(1)));

test.each(addresses.filter((address) => keys.test(address)))("no key of %s is left, with what follows it (S-09)", (address) => {
  expect(filled(address)).toContain("k3y");
  for (const path of [filled(address), `${filled(address)}.data`, filled(address).toUpperCase()]) {
    expect(holdsSecret(path)).toBe(true);
    expect(withoutSecret(path)).not.toMatch(/k3y|s1gned/i);
  }
});

test("the addresses with keys were found, in each language", () => {
  expect(addresses.filter((address) => keys.test(address))).toHaveLength(12);
});

test.each(addresses.filter((address) => !keys.test(address)))("%s stands as it is", (address) => {
  expect(holdsSecret(filled(address))).toBe(false);
  expect(withoutSecret(filled(address))).toBe(filled(address));
});
