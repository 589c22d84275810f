import { defineConfig } from "vitest/config";

const slow = ["e2e/**/*.test.ts", "**/*.slow.test.ts"];

/** Its own file, so that the React Router plugin of vite.config.ts stays out of the tests. */
export default defineConfig({
  test: {
    reporters: ["default", "./scripts/last-line.ts"],
    globalSetup: "./app/platform/postgres/test-server.ts",
    maxWorkers: 2,
    // A waiting expectation ends when it holds; on a busy machine one second says nothing.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["*.test.ts", "{app,engines,scripts}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", ...slow],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Journeys and proofs own the machine while they run: one file at a time, after the quick ones.
        extends: true,
        test: {
          name: "slow",
          include: slow,
          exclude: ["**/node_modules/**"],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
