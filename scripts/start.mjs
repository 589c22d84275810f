// npm start: what is missing is made, then the house itself runs (app/main.ts) until it is told to stop.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkout, ensurePackages, ensurePages, environment, node, program } from "./setup.mjs";

// V8 lets a heap grow to several times what lives in it before it clears up: 457 MB after 6,000 pages and 1,800 registrations.
// With these it stays at 265 MB and serves as many a second; it may still grow for work that needs more.
const thrift = ["--max-semi-space-size=8", "--initial-old-space-size=64", "--heap-growing-percent=50"];

program(async () => {
  await ensurePackages();
  await ensurePages();
  // A process group of its own: Ctrl-C reaches us and we pass it on, once. When we are killed, its channel to us closes.
  const house = spawn(node(), [...thrift, join(checkout, "app", "main.ts"), ...process.argv.slice(2)], {
    cwd: checkout,
    // Without NODE_ENV React runs its slow development files; the cache halves the time to load our own.
    env: environment({ NODE_ENV: "production", TZ: "UTC", NODE_COMPILE_CACHE: join(checkout, ".cache", "node") }),
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    detached: true,
  });
  const stop = (signal) => house.kill(signal);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  const watch = watchNpm(() => stop("SIGTERM"));
  return new Promise((resolve) => {
    house.once("error", (fault) => {
      console.error(fault.message);
      resolve(1);
    });
    house.once("exit", (code, signal) => {
      clearInterval(watch);
      if (signal) console.error(`Rådslag ended by ${signal}. Start it again: npm start`);
      resolve(code ?? 1);
    });
  });
});

/** npm hands signals to a shell that does not pass them on: a stopped npm would leave us running, unseen and holding the port. */
function watchNpm(onGone) {
  const read = (pid, file) => {
    try {
      return readFileSync(`/proc/${pid}/${file}`, "utf8");
    } catch {
      return "";
    }
  };
  const line = [];
  for (let pid = process.ppid; pid > 1 && line.length < 4; pid = parentOf(pid)) {
    line.push(pid);
    if (read(pid, "cmdline").startsWith("npm"))
      return setInterval(() => line.some((one) => !alive(one)) && onGone(), 1_000).unref();
  }
  return undefined;

  function stat(pid) {
    const text = read(pid, "stat");
    return text.slice(text.lastIndexOf(")") + 2).split(" ");
  }
  function parentOf(pid) {
    return Number(stat(pid)[1]) || 0;
  }
  function alive(pid) {
    return !["", "Z", "X"].includes(stat(pid)[0]);
  }
}
