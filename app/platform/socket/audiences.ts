import type { Line } from "./endpoint.ts";

/** Who hears what: a line is in any number of audiences, each named by a key. */
export type Audiences = {
  join(line: Line, key: string): void;
  leave(line: Line, key: string): void;
  /** Out of all of them. */
  remove(line: Line): void;
  /** The text is made once, and only when somebody hears it. */
  tell(key: string, text: () => string): void;
  of(key: string): ReadonlySet<Line>;
};

const nobody: ReadonlySet<Line> = new Set();

export function openAudiences(): Audiences {
  const byKey = new Map<string, Set<Line>>();
  const leave = (line: Line, key: string) => {
    const lines = byKey.get(key);
    lines?.delete(line);
    if (lines?.size === 0) byKey.delete(key);
  };
  return {
    join(line, key) {
      const lines = byKey.get(key);
      if (lines) lines.add(line);
      else byKey.set(key, new Set([line]));
    },
    leave,
    remove(line) {
      for (const key of byKey.keys()) leave(line, key);
    },
    tell(key, text) {
      const lines = byKey.get(key);
      if (!lines) return;
      const said = text();
      for (const line of lines) line.send(said);
    },
    of: (key) => byKey.get(key) ?? nobody,
  };
}
