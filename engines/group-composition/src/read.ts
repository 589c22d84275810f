import type { Change, Group, Instance, Person, Plan, Round, Rules, Weights } from "./types.ts";

/** Either the value, or one line that names the place where the input is unusable. */
export type Read<T> = { outcome: "read"; value: T } | { outcome: "unusable"; at: string };

class Unusable extends Error {}

const refuse = (at: string, why: string): never => {
  throw new Unusable(`${at}: ${why}`);
};

function attempt<T>(read: () => T): Read<T> {
  try {
    return { outcome: "read", value: read() };
  } catch (error) {
    if (error instanceof Unusable) return { outcome: "unusable", at: error.message };
    throw error;
  }
}

function record(x: unknown, at: string): Record<string, unknown> {
  if (typeof x !== "object" || x === null || Array.isArray(x)) refuse(at, "not an object");
  return x as Record<string, unknown>;
}

function array(x: unknown, at: string): unknown[] {
  if (!Array.isArray(x)) refuse(at, "not a list");
  return x as unknown[];
}

function text(x: unknown, at: string): string {
  if (typeof x !== "string" || x === "") refuse(at, "not a text");
  return x as string;
}

function whole(x: unknown, at: string, least: number): number {
  if (!Number.isSafeInteger(x) || (x as number) < least) refuse(at, `not a whole number of at least ${least}`);
  return x as number;
}

function weight(x: unknown, at: string): number {
  if (typeof x !== "number" || !Number.isFinite(x) || x < 0) refuse(at, "not a number of at least 0");
  return x as number;
}

function flag(x: unknown, at: string): boolean {
  if (x !== undefined && typeof x !== "boolean") refuse(at, "neither true nor false");
  return x === true;
}

const given = (x: unknown): boolean => x !== undefined && x !== null;
const texts = (x: unknown, at: string): string[] => array(x, at).map((y, i) => text(y, `${at}[${i}]`));

function readPerson(x: unknown, at: string): Person {
  const o = record(x, at),
    person: Person = { id: text(o["id"], `${at}.id`) };
  if (given(o["attributes"])) {
    const attributes: Record<string, string> = {};
    for (const [name, value] of Object.entries(record(o["attributes"], `${at}.attributes`)))
      if (given(value)) attributes[name] = typeof value === "string" ? value : String(value);
    person.attributes = attributes;
  }
  if (flag(o["host"] ?? undefined, `${at}.host`)) person.host = true;
  if (given(o["languages"])) person.languages = texts(o["languages"], `${at}.languages`);
  if (given(o["topics"])) person.topics = texts(o["topics"], `${at}.topics`);
  if (given(o["rounds"])) person.rounds = array(o["rounds"], `${at}.rounds`).map((r, i) => whole(r, `${at}.rounds[${i}]`, 1));
  return person;
}

function readGroup(x: unknown, at: string): Group {
  const o = record(x, at),
    group: Group = { id: text(o["id"], `${at}.id`), min: whole(o["min"], `${at}.min`, 0), max: whole(o["max"], `${at}.max`, 0) };
  if (group.min > group.max) refuse(`${at}.min`, "greater than max");
  if (flag(o["needsHost"] ?? undefined, `${at}.needsHost`)) group.needsHost = true;
  if (given(o["language"])) group.language = text(o["language"], `${at}.language`);
  if (given(o["topic"])) group.topic = text(o["topic"], `${at}.topic`);
  return group;
}

function readRules(x: unknown, at: string, known: (id: string) => boolean, rounds: Round[]): Rules {
  const o = record(x, at);
  const person = (id: string, where: string): string => (known(id) ? id : refuse(where, `unknown person ${id}`));
  const sets = (name: string): string[][] =>
    !given(o[name])
      ? []
      : array(o[name], `${at}.${name}`).map((set, i) => {
          const place = `${at}.${name}[${i}]`,
            ids = texts(set, place).map((id, j) => person(id, `${place}[${j}]`));
          if (new Set(ids).size < ids.length) refuse(place, "an id occurs twice");
          return ids;
        });
  const fixed = !given(o["fixed"])
    ? []
    : array(o["fixed"], `${at}.fixed`).map((entry, i) => {
        const place = `${at}.fixed[${i}]`,
          f = record(entry, place),
          round = whole(f["round"], `${place}.round`, 1),
          group = text(f["group"], `${place}.group`);
        if (round > rounds.length) refuse(`${place}.round`, `there is no round ${round}`);
        if (!rounds[round - 1]?.groups.some((g) => g.id === group)) refuse(`${place}.group`, `unknown group ${group}`);
        return { person: person(text(f["person"], `${place}.person`), `${place}.person`), round, group };
      });
  return { together: sets("together"), apart: sets("apart"), fixed };
}

function readWeights(x: unknown): Weights {
  if (!given(x)) refuse("weights", "missing");
  const o = record(x, "weights"),
    attributes: Record<string, number> = {};
  if (!given(o["attributes"])) refuse("weights.attributes", "missing");
  for (const [name, value] of Object.entries(record(o["attributes"], "weights.attributes")))
    attributes[name] = weight(value, `weights.attributes.${name}`);
  return {
    newPeople: weight(o["newPeople"], "weights.newPeople"),
    attributes,
    topics: given(o["topics"]) ? weight(o["topics"], "weights.topics") : 0,
  };
}

/** I1–I3: an instance from parsed JSON. */
export function readInstance(json: unknown): Read<Instance> {
  return attempt(() => {
    const o = record(json, "instance");
    const people = array(o["people"], "people").map((p, i) => readPerson(p, `people[${i}]`));
    if (people.length === 0) refuse("people", "nobody");
    const ids = new Set<string>();
    people.forEach((p, i) => {
      if (ids.has(p.id)) refuse(`people[${i}].id`, `duplicate id ${p.id}`);
      ids.add(p.id);
    });
    const rounds = array(o["rounds"], "rounds").map((round, r) => {
      const at = `rounds[${r}].groups`,
        groups = array(record(round, `rounds[${r}]`)["groups"], at).map((g, i) => readGroup(g, `${at}[${i}]`)),
        seen = new Set<string>();
      groups.forEach((g, i) => {
        if (seen.has(g.id)) refuse(`${at}[${i}].id`, `duplicate id ${g.id}`);
        seen.add(g.id);
      });
      return { groups };
    });
    if (rounds.length === 0) refuse("rounds", "none");
    const rules = given(o["rules"]) ? readRules(o["rules"], "rules", (id) => ids.has(id), rounds) : {};
    const met = !given(o["met"])
      ? []
      : array(o["met"], "met").map((entry, i): [string, string, number] => {
          const at = `met[${i}]`,
            [a, b, times] = array(entry, at),
            pair = [text(a, `${at}[0]`), text(b, `${at}[1]`)] as const;
          for (const [j, id] of pair.entries()) if (!ids.has(id)) refuse(`${at}[${j}]`, `unknown person ${id}`);
          if (pair[0] === pair[1]) refuse(at, "the same person twice");
          return [...pair, given(times) ? whole(times, `${at}[2]`, 0) : 1];
        });
    return { people, rounds, rules, met, weights: readWeights(o["weights"]) };
  });
}

/** A plan of the instance: known groups, known people, each seated at most once a round. Whether it keeps the rules is for `scorePlan`. */
export function readPlan(json: unknown, instance: Instance): Read<Plan> {
  return attempt(() => {
    const known = new Set(instance.people.map((p) => p.id)),
      rounds = array(record(json, "plan")["rounds"], "plan.rounds");
    if (rounds.length !== instance.rounds.length) refuse("plan.rounds", `${rounds.length} rounds for ${instance.rounds.length}`);
    return {
      rounds: rounds.map((round, r) => {
        const at = `plan.rounds[${r}].groups`,
          seated = new Set<string>(),
          groups: Record<string, string[]> = {};
        const listed = record(record(round, `plan.rounds[${r}]`)["groups"], at),
          expected = instance.rounds[r]?.groups ?? [];
        for (const id of Object.keys(listed)) if (!expected.some((g) => g.id === id)) refuse(`${at}.${id}`, "unknown group");
        for (const g of expected) groups[g.id] = given(listed[g.id]) ? texts(listed[g.id], `${at}.${g.id}`) : [];
        for (const [g, ids] of Object.entries(groups))
          for (const id of ids) {
            if (!known.has(id)) refuse(`${at}.${g}`, `unknown person ${id}`);
            if (seated.has(id)) refuse(`${at}.${g}`, `${id} is seated twice`);
            seated.add(id);
          }
        return { groups };
      }),
    };
  });
}

/** One change or a list of them; rounds never go backwards. */
export function readChanges(json: unknown, instance: Instance): Read<{ changes: Change[]; list: boolean }> {
  return attempt(() => {
    const list = Array.isArray(json),
      known = new Set(instance.people.map((p) => p.id));
    let last = 1;
    const changes = (list ? json : [json]).map((entry: unknown, i: number) => {
      const at = list ? `changes[${i}]` : "change",
        o = record(entry, at),
        round = whole(o["round"], `${at}.round`, 1);
      if (round > instance.rounds.length) refuse(`${at}.round`, `there is no round ${round}`);
      if (round < last) refuse(`${at}.round`, "goes back behind the change before");
      last = round;
      const absent = given(o["absent"]) ? texts(o["absent"], `${at}.absent`) : [];
      for (const [j, id] of absent.entries()) if (!known.has(id)) refuse(`${at}.absent[${j}]`, `unknown person ${id}`);
      const arrived = given(o["arrived"])
        ? array(o["arrived"], `${at}.arrived`).map((p, j) => readPerson(p, `${at}.arrived[${j}]`))
        : [];
      if (new Set(arrived.map((p) => p.id)).size < arrived.length) refuse(`${at}.arrived`, "duplicate id");
      for (const p of arrived) known.add(p.id);
      return { round, absent, arrived };
    });
    return { changes, list };
  });
}
