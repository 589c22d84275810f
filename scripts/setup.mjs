// What must be there before anything of ours can run. Plain JavaScript for Node 20: a fresh clone has nothing else.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const checkout = dirname(dirname(fileURLToPath(import.meta.url)));
const tools = join(checkout, "node_modules", ".bin");

/** A sentence for the person at the keyboard, without a stack. */
export class CannotGoOn extends Error {}

const say = (text) => console.log(text);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Our own Node before the system's, everything else as it is. */
export function environment(more = {}) {
  return { ...process.env, PATH: `${tools}${delimiter}${process.env.PATH ?? ""}`, ...more };
}

/** The Node that the packages brought, or the system's when it is new enough. */
export function node() {
  const brought = join(tools, "node");
  if (existsSync(brought)) return brought;
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 24 || (major === 24 && minor >= 18)) return process.execPath;
  throw new CannotGoOn(
    `This machine needs Node 24.18 or later (it has ${process.versions.node}); for Linux on x64 and arm64 the packages bring it.`,
  );
}

/** Runs a program of node_modules/.bin or of the system; resolves with its exit code and, unless it writes to our terminal, its output. */
export function run(command, args, { quiet = false, env = environment() } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: checkout,
      env,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.once("error", (fault) => resolve({ code: 127, output: fault.message }));
    child.once("close", (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}\nended by ${signal}` : output }),
    );
  });
}

const lock = () =>
  createHash("sha256")
    .update(readFileSync(join(checkout, "package-lock.json")))
    .digest("hex");
/** Lies in node_modules, so that whoever empties that folder empties our memory too. */
const packagesStamp = join(checkout, "node_modules", ".made-of");

/** True after our own `npm ci` of this lock file, and when somebody's `npm install` has brought the same versions: npm lists what it installed. */
function packagesInPlace() {
  try {
    if (existsSync(packagesStamp) && readFileSync(packagesStamp, "utf8") === lock()) return true;
    const packagesOf = (file) => JSON.parse(readFileSync(join(checkout, file), "utf8")).packages;
    const installed = packagesOf("node_modules/.package-lock.json");
    return Object.entries(packagesOf("package-lock.json")).every(([path, wanted]) => {
      if (!path.startsWith("node_modules/")) return true;
      if (wanted.link) return existsSync(join(checkout, path));
      return installed[path] ? installed[path].version === wanted.version : wanted.optional;
    });
  } catch {
    return false;
  }
}

export async function ensurePackages() {
  if (packagesInPlace()) return;
  const since = performance.now();
  say("Hämtar paketen (en gång, omkring 600 MB) … / Fetching the packages …");
  const npm = process.env.npm_execpath;
  const words = ["ci", "--include=dev", "--loglevel=error"];
  // Not `environment()`: npm must run on the Node that is not being replaced.
  const { code } = await run(npm ? process.execPath : "npm", npm ? [npm, ...words] : words, { env: process.env });
  if (code !== 0)
    throw new CannotGoOn(
      `The packages could not be fetched (npm ci ended with ${code}). Is the network there? Start again, and it goes on where it was.`,
    );
  writeFileSync(packagesStamp, lock());
  say(`Paketen är på plats. / The packages are in (${seconds(since)}).`);
}

/** What the pages' bundle is made of. Tests are left out: to change one must not cost a build. */
function sourceHash() {
  const hash = createHash("sha256");
  const files = ["package-lock.json", "vite.config.ts", "react-router.config.ts", ...filesIn("app"), ...filesIn("public")].sort(
    (a, b) => (a < b ? -1 : 1),
  );
  for (const file of files)
    hash
      .update(file)
      .update("\0")
      .update(readFileSync(join(checkout, file)));
  return hash.digest("hex");
}

function filesIn(folder) {
  if (!existsSync(join(checkout, folder))) return [];
  const names = readdirSync(join(checkout, folder), { recursive: true });
  return names.filter((name) => /\.\w+$/.test(name) && !/\.test\.tsx?$/.test(name)).map((name) => join(folder, name));
}

export async function ensurePages() {
  const stamp = join(checkout, "build", "made-of");
  const wanted = sourceHash();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  const since = performance.now();
  say("Bygger sidorna … / Building the pages …");
  rmSync(stamp, { force: true });
  const { code, output } = await run("react-router", ["build"], { quiet: true, env: environment({ NODE_ENV: "production" }) });
  if (code !== 0) throw new CannotGoOn(`${output}\nThe pages could not be built.`);
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  say(`Sidorna är byggda. / The pages are built (${seconds(since)}).`);
}

/** The programs that only tests need. Without them the tests that use them are skipped with a visible line. */
export async function ensureTestPrograms() {
  // The programs have the same names as their Debian packages.
  const wanted = ["chromium", "redis-server"];
  const missing = [];
  for (const name of wanted) if ((await run("sh", ["-c", `command -v ${name}`], { quiet: true })).code !== 0) missing.push(name);
  if (missing.length === 0) return;
  const canInstall = process.getuid?.() === 0 && (await run("sh", ["-c", "command -v apt-get"], { quiet: true })).code === 0;
  if (!canInstall)
    return say(
      `Not here: ${missing.join(", ")}. The tests that need them are skipped; as root: apt-get install ${missing.join(" ")}`,
    );
  say(`Installing ${missing.join(", ")} for the tests …`);
  const env = environment({ DEBIAN_FRONTEND: "noninteractive" });
  await run("apt-get", ["update", "-qq"], { quiet: true, env });
  const { code, output } = await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], {
    quiet: true,
    env,
  });
  if (code !== 0)
    say(
      `${output.trim().split("\n").slice(-3).join("\n")}\n${missing.join(", ")} could not be installed: the tests that need them are skipped.`,
    );
}

/** Runs `main` and ends as it says: with its number as exit code, or with one sentence. */
export function program(main) {
  main().then(
    (code) => process.exit(code),
    (fault) => {
      console.error(fault instanceof CannotGoOn ? fault.message : fault);
      process.exit(1);
    },
  );
}
