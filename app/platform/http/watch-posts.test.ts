import { expect, test } from "vitest";
import { watchPosts } from "./watch-posts.ts";

function watched() {
  let now = 0;
  const said: object[] = [];
  const noted = watchPosts({ log: { error: (seen: object) => void said.push(seen) } as never, now: () => now });
  const posts = (good: number, bad = 0) => {
    for (let one = 0; one < good; one += 1) noted(false);
    for (let one = 0; one < bad; one += 1) noted(true);
  };
  return { posts, said, wait: (minutes: number) => void (now += minutes * 60_000) };
}

test("a twentieth that fails is said, once in five minutes", () => {
  const { posts, said, wait } = watched();
  posts(57, 3);
  expect(said).toEqual([{ posts: 60, failed: 3 }]);
  posts(0, 20);
  expect(said).toHaveLength(1);
  wait(5);
  posts(10, 3);
  expect(said).toEqual([{ posts: 60, failed: 3 }, { posts: 13, failed: 3 }]);
});

test("two faults, a few among very many, and what was long ago are not", () => {
  const { posts, said, wait } = watched();
  posts(0, 2);
  wait(5);
  posts(1_000, 20);
  wait(6);
  posts(0, 2);
  expect(said).toEqual([]);
});
