import { writeFileSync } from "node:fs";
import type { Reporter, TestModule } from "vitest/node";

/**
 * Ends a test run with one line, `N passed, N failed`. A file that cannot be loaded and a fault outside any test count as failed.
 * With `COUNTS_TO` the counts go to that file as JSON, for a caller that has more steps to add before the last line.
 */
export default class LastLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], faults: readonly unknown[]): void {
    const count = { passed: 0, failed: faults.length, skipped: 0 };
    const skipped: string[] = [];
    for (const module of modules) {
      count.failed += module.errors().length > 0 ? 1 : 0;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        count[state === "pending" ? "skipped" : state] += 1;
        if (state === "skipped") skipped.push(test.fullName);
      }
    }
    const target = process.env["COUNTS_TO"];
    process.once("exit", (code) => {
      // No test at all, or the set-up failed: there is nothing to count, and still it must not look well.
      if (code !== 0 && count.failed === 0) count.failed = 1;
      if (target) writeFileSync(target, JSON.stringify(count));
      for (const name of skipped) console.log(`skipped: ${name}`);
      if (!target) console.log(`${count.passed} passed, ${count.failed} failed`);
    });
  }
}
