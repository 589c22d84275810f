// npm test: every check there is, then all tests, and one last line: N passed, N failed.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkout, ensurePackages, ensurePages, ensureTestPrograms, environment, program, run } from "./setup.mjs";

const counts = join(checkout, ".cache", "counts.json");

const checks = [
  { name: "types", check: types },
  { name: "lint", check: () => run("oxlint", ["--type-aware", "--deny-warnings"], { quiet: true }) },
  { name: "unused code", check: () => run("knip", [], { quiet: true }) },
  { name: "pages", check: build },
];

program(async () => {
  let passed = 0;
  let failed = 0;
  await ensurePackages();
  await ensureTestPrograms();
  for (const { name, check } of checks) {
    const since = performance.now();
    const { code, output } = await check();
    console.log(`${code === 0 ? "ok    " : "FAILED"} ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
    if (code !== 0) console.log(output.trimEnd());
    if (code === 0) passed += 1;
    else failed += 1;
  }

  mkdirSync(join(checkout, ".cache"), { recursive: true });
  rmSync(counts, { force: true });
  const { code } = await run("vitest", ["run", ...process.argv.slice(2)], { env: environment({ COUNTS_TO: counts, TZ: "UTC" }) });
  const tests = countsOf(code);
  passed += tests.passed;
  failed += tests.failed;
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
});

/** A run that ended without its counts, or badly without a failed test, is one failure. */
function countsOf(code) {
  try {
    const tests = JSON.parse(readFileSync(counts, "utf8"));
    return { ...tests, failed: Math.max(tests.failed, code === 0 ? 0 : 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

/** A fresh clone has no types of its routes yet. */
async function types() {
  const routes = await run("react-router", ["typegen"], { quiet: true });
  return routes.code === 0 ? run("tsc", [], { quiet: true }) : routes;
}

async function build() {
  try {
    await ensurePages();
    return { code: 0, output: "" };
  } catch (fault) {
    return { code: 1, output: String(fault) };
  }
}
