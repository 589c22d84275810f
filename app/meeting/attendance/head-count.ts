/**
 * Who is in one meeting. A person is here as long as this process or another one has a connection of theirs, so two tabs
 * count once. `changes` answers what is different since it was last asked.
 */
export type HeadCount<Person extends string> = {
  here(): ReadonlySet<Person>;
  set(processId: string, people: readonly Person[]): void;
  add(processId: string, personId: Person): void;
  remove(processId: string, personId: Person): void;
  /** Forgets every other process, as before reading them anew. */
  forgetOthers(processId: string): void;
  changes(): { came: Person[]; went: Person[] };
};

export function openHeadCount<Person extends string>(): HeadCount<Person> {
  const byProcess = new Map<string, Set<Person>>();
  let told: ReadonlySet<Person> = new Set();
  /** Asked for at every arrival, so it is put together once for each change. */
  let together: ReadonlySet<Person> | null = null;
  const here = () => (together ??= new Set([...byProcess.values()].flatMap((people) => [...people])));
  const change = (work: () => void) => {
    together = null;
    work();
  };
  const of = (processId: string) => {
    const known = byProcess.get(processId) ?? new Set<Person>();
    byProcess.set(processId, known);
    return known;
  };
  return {
    here,
    set: (processId, people) => change(() => byProcess.set(processId, new Set(people))),
    add: (processId, personId) => change(() => of(processId).add(personId)),
    remove: (processId, personId) => change(() => of(processId).delete(personId)),
    forgetOthers: (processId) =>
      change(() => {
        for (const other of byProcess.keys()) if (other !== processId) byProcess.delete(other);
      }),
    changes() {
      const now = here();
      const came = [...now].filter((personId) => !told.has(personId));
      const went = [...told].filter((personId) => !now.has(personId));
      told = now;
      return { came, went };
    },
  };
}
