import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmod, chown, mkdir, mkdtemp, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Where root keeps server and data: PostgreSQL refuses to run as root, and its own user cannot pass a 0700 folder above a checkout. */
export const rootHome = "/var/lib/radslag";
const rootUser = "radslag";

export type User = { uid: number; gid: number };

/** As root: the system user that PostgreSQL runs as, made when it is not there. Otherwise none: it runs as we do. */
export async function databaseUser(): Promise<User | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const id = async (which: "-u" | "-g") => Number((await run("id", [which, rootUser])).stdout);
  try {
    await id("-u");
  } catch {
    const made = run("useradd", [
      "--system",
      "--user-group",
      "--home-dir",
      rootHome,
      "--no-create-home",
      "--shell",
      "/usr/sbin/nologin",
      rootUser,
    ]);
    await made.catch((fault: Error) => {
      throw new Error(
        `PostgreSQL must not run as root and the user "${rootUser}" cannot be made (${fault.message.trim()}). Start as an ordinary user, or set DATABASE_URL.`,
      );
    });
  }
  await mkdir(rootHome, { recursive: true });
  await chmod(rootHome, 0o755);
  return { uid: await id("-u"), gid: await id("-g") };
}

/**
 * The folder of the data. For root it lies apart and `folder/postgresql.path` names it, so that a clone beside or after this
 * one never meets our data; a copy of this checkout is told apart by the name written at the other end.
 */
export async function placeOfData(folder: string, user: User | undefined): Promise<string> {
  const inside = join(folder, "postgresql");
  const pointer = join(folder, "postgresql.path");
  const apart = (await readFile(pointer, "utf8").catch(() => "")).trim();
  if (!user) {
    if (apart) throw new Error(`The database of ${folder} was made by root. Start as root, or remove ${folder} to begin anew.`);
    return inside;
  }
  if (await stat(inside).catch(() => undefined)) {
    throw new Error(
      `The database of ${folder} was made by an ordinary user. Start as that user, or remove ${folder} to begin anew.`,
    );
  }
  if (apart) {
    const owner = await readFile(join(apart, "belongs-to"), "utf8").catch(() => {
      throw new Error(`The database that ${pointer} names is gone. Put it back, or remove ${folder} to begin with an empty one.`);
    });
    const isCopy = owner !== folder && (await readFile(join(owner, "postgresql.path"), "utf8").catch(() => "")).trim() === apart;
    if (isCopy)
      throw new Error(
        `${folder} is a copy of ${owner} and would share its database. Remove ${pointer} to begin with an empty one.`,
      );
    if (owner !== folder) await writeFile(join(apart, "belongs-to"), folder);
    return join(apart, "postgresql");
  }
  const made = await mkdtemp(join(rootHome, "data-"));
  await chown(made, user.uid, user.gid);
  await writeFile(join(made, "belongs-to"), folder);
  await writeFile(pointer, `${made}\n`);
  return join(made, "postgresql");
}

/** The superuser's password, made once for this folder. */
export async function ownPassword(folder: string): Promise<string> {
  const file = join(folder, "postgresql.password");
  const made = randomBytes(24).toString("hex");
  await writeFile(file, made, { mode: 0o600, flag: "wx" }).catch((fault: NodeJS.ErrnoException) => {
    if (fault.code !== "EEXIST") throw fault;
  });
  return readFile(file, "utf8");
}
