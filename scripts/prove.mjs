// npm run prove: the benches, whose figures become bench/results.md, while the machine has nothing else to do; then the proofs at full size (PROOF=full).
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { checkout, ensurePackages, ensurePages, ensureTestPrograms, environment, node, program, run } from "./setup.mjs";

program(async () => {
  await ensurePackages();
  await ensureTestPrograms();
  await ensurePages();
  const env = environment({ PROOF: "full", TZ: "UTC", NODE_ENV: "production" });
  const folder = join(checkout, "bench");
  const benches = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith(".bench.ts"))
        .sort()
    : [];
  const parts = [heading(await commit())];
  let failed = 0;
  for (const bench of benches) {
    console.log(`── ${bench}`);
    const { code, output } = await run(node(), [join(folder, bench)], { quiet: true, env });
    console.log(output);
    parts.push(output.trim());
    if (code !== 0) failed += 1;
  }
  if (benches.length > 0) writeFileSync(join(folder, "results.md"), `${parts.join("\n\n")}\n`);
  const proofs = await run("vitest", ["run", "--project", "slow"], { env: { ...env, NODE_ENV: "test" } });
  console.log(
    `${benches.length - failed} benches reached their goals, ${failed} did not; the proofs ${proofs.code === 0 ? "hold" : "FAIL"}`,
  );
  return failed === 0 && proofs.code === 0 ? 0 : 1;
});

async function commit() {
  const { code, output } = await run("git", ["describe", "--always", "--dirty"], { quiet: true });
  return code === 0 ? output.trim() : "no commit";
}

function heading(version) {
  const [first] = cpus();
  const day = new Date().toISOString().slice(0, 10);
  return `# Measured\n\nBy \`npm run prove\` on ${day}, commit ${version}: ${cpus().length} × ${first?.model ?? "?"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`;
}
