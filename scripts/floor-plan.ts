import { dirname, join, normalize } from "node:path/posix";
import { parseSync } from "vite";

/**
 * The floor plan of ARCHITECTURE.md as data: the rooms in order, storey by storey. A room may lean on the rooms named
 * beside it, through their doors, and on platform; its `web/` folder also on ui, and on types of the web shell.
 */
const ground = ["authorities", "ledger", "people", "letters"] as const;
const before = ["dialogues", "topics", "registration", "access", "mailings"] as const;
const meeting = ["agenda", "attendance", "grouping", "video", "notes", "polls", "speech", "live"] as const;
const after = ["harvest", "commitments", "feedback", "figures", "records"] as const;
const pages = ["site", "console"] as const;

const leansOn: Record<string, readonly string[]> = {
  authorities: [],
  ledger: ["authorities"],
  people: ["authorities", "ledger"],
  letters: ["authorities", "ledger", "people"],
  dialogues: ground,
  topics: [...ground, "dialogues"],
  registration: [...ground, "dialogues", "topics"],
  access: [...ground, "dialogues", "registration"],
  mailings: [...ground, "dialogues", "topics", "registration", "access"],
  agenda: [...ground, "dialogues", "topics"],
  attendance: [...ground, "dialogues", "registration"],
  grouping: [...ground, ...before, "agenda", "attendance"],
  video: ["people", "dialogues"],
  notes: [...ground, "dialogues", "agenda", "grouping"],
  polls: [...ground, "dialogues", "agenda", "grouping"],
  speech: ["people", "dialogues"],
  live: [...ground, "dialogues", "registration", ...meeting.slice(0, -1)],
  harvest: [...ground, "dialogues", "topics", "agenda", "grouping", "notes", "polls"],
  commitments: [...ground, "dialogues", "topics", "notes", "harvest"],
  feedback: [...ground, "dialogues"],
  figures: [...ground, ...before, ...meeting, "harvest", "commitments", "feedback"],
  records: [...ground, ...before, ...meeting, "harvest", "commitments", "feedback", "figures"],
  site: [...ground, ...before, ...meeting, ...after],
  console: [...ground, ...before, ...meeting, ...after],
};

const storeyOf: Record<string, string> = Object.fromEntries(
  Object.entries({ ground, before, meeting, after, pages }).flatMap(([storey, rooms]) => rooms.map((room) => [room, storey])),
);
/** Rooms that may use an engine. */
const engines: Record<string, readonly string[]> = { grouping: ["@radslag/group-composition"] };
/** Only here may SQL be spoken. */
const sqlSpeakers = /(^|\/)store(\.[a-z-]+)?\.ts$|^app\/platform\/|^bench\/|\.test\.tsx?$|(^|\/)proof\//;

export type SourceFile = { path: string; text: string };
export type Survey = { faults: string[]; imports: number };

type Import = { to: string; typeOnly: boolean };

/** Checks every import of `files` (paths from the root of the project) against the floor plan. */
export function surveyHouse(files: SourceFile[]): Survey {
  const faults: string[] = [];
  let imports = 0;
  for (const file of files) {
    const from = roomOf(file.path);
    for (const wanted of importsOf(file)) {
      imports += 1;
      const fault = from && judge(file.path, from, wanted);
      if (fault) faults.push(`${file.path}: ${wanted.to}: ${fault}`);
      if (wanted.to === "kysely" && file.path.startsWith("app/") && !sqlSpeakers.test(file.path)) {
        faults.push(`${file.path}: SQL is spoken only in store.ts`);
      }
    }
    if (from && !file.path.endsWith(".test.ts")) faults.push(...foreignTables(file, from));
  }
  return { faults, imports };
}

/**
 * "app/before/topics/web/x.tsx" → "topics"; "app/platform/ids.ts" → "platform". Outside app, and for the few files directly
 * in it → undefined: those put the house together (or are where the framework wants them) and see everything.
 */
function roomOf(path: string): string | undefined {
  const [app, storey, room] = path.split("/");
  if (app !== "app" || !storey || room === undefined) return undefined;
  return storeyOf[room] === storey ? room : storey;
}

function importsOf({ path, text }: SourceFile): Import[] {
  const { module } = parseSync(path, text);
  const found: Import[] = [];
  for (const { moduleRequest, entries } of module.staticImports) {
    found.push({ to: moduleRequest.value, typeOnly: entries.length > 0 && entries.every((entry) => entry.isType) });
  }
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) if (moduleRequest) found.push({ to: moduleRequest.value, typeOnly: isType });
  }
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^["'](.+)["']$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
    if (literal) found.push({ to: literal[1] as string, typeOnly: false });
  }
  return found;
}

function judge(path: string, from: string, { to, typeOnly }: Import): string | undefined {
  if (to.startsWith("@radslag/") && !engines[from]?.includes(to)) return "this room has no use of that engine";
  const door = /^#([a-z]+)(\/.+)?$/.exec(to);
  if (door) {
    const [, room = "", deep] = door;
    if (room === "platform" || room === "ui") return judgeFoundation(path, from, room);
    if (deep === "/web" && !isPage(path)) return "parts of pages are for pages";
    if (deep !== undefined && deep !== "/shared" && deep !== "/web") return "a deep import: rooms are entered by their doors";
    return judgeRoom(path, from, room, { shared: deep !== undefined, typeOnly });
  }
  if (!to.startsWith(".")) return undefined;
  const target = normalize(join(dirname(path), to));
  const room = roomOf(target);
  if (room === from) return undefined;
  // Types of what stands above the rooms: the house as it was opened, and what the root of all pages loads.
  if (room === undefined && from === "web" && typeOnly) return undefined;
  if (room === "web") return isPage(path) ? undefined : "the shell of the pages is for pages";
  if (room === "platform" || room === "ui") return "foundations are reached by #platform and #ui";
  return `leaves its room for ${target}`;
}

function judgeFoundation(path: string, from: string, foundation: string): string | undefined {
  if (from === "platform" && foundation === "ui") return "platform leans on nothing";
  if (from === "ui" && foundation === "platform") return "ui leans on nothing";
  // The small page that a proof drives a browser through draws too.
  const drawn = isPage(path) || path.endsWith(".tsx") || from === "ui" || from === "web";
  return foundation === "ui" && storeyOf[from] && !drawn ? "only pages draw" : undefined;
}

function judgeRoom(path: string, from: string, room: string, how: { shared: boolean; typeOnly: boolean }): string | undefined {
  if (!leansOn[room]) return "no such room";
  if (from === "platform" || from === "ui") return `${from} knows no domain`;
  // The shell of the pages hands the use cases on and sees their types.
  if (from === "web") return how.typeOnly || how.shared ? undefined : "the page bundle would hold a second copy of the room";
  if (room !== from && !leansOn[from]?.includes(room)) return `${from} may not lean on ${room}`;
  if (isPage(path) && !how.typeOnly && !how.shared) return "the page bundle would hold a second copy of the room";
  return undefined;
}

function isPage(path: string): boolean {
  return path.includes("/web/") || path.startsWith("app/pages/");
}

/** Tables and views carry their room's name; a store names only its own, and the views that a room above publishes. */
function foreignTables({ path, text }: SourceFile, room: string): string[] {
  if (!/(^|\/)store(\.[a-z-]+)?\.ts$/.test(path)) return [];
  const known = Object.keys(leansOn).filter((other) => other !== room);
  const published = new Set(["people_card"]);
  const named = new Set(text.match(/\b[a-z]+_[a-z_]+\b/g) ?? []);
  return [...named]
    .filter((word) => !published.has(word) && known.some((other) => tablesOf(other).test(word)))
    .filter((word) => new RegExp(`(["'\`]|from |join |into |update )${word}\\b`).test(text))
    .map((word) => `${path}: ${word} is another room's table`);
}

/** A room's tables: "topics_…", and its own name in the singular is a column elsewhere ("topic_id"), which is fine. */
function tablesOf(room: string): RegExp {
  return new RegExp(`^${room}_[a-z]`);
}
