import type { Conflict, RuleName } from "../types.ts";
import { compile } from "../model.ts";
import type { Model, RoundModel } from "../model.ts";
import { conflict } from "./conflict.ts";
import { dive, steps } from "./dive.ts";
import type { Item } from "./dive.ts";
import { kindsOf } from "./supply.ts";

/** Asked at most this many steps for each person or rule that might be left out; an unanswered question keeps the person named. */
const QUESTION = 20_000;

/** A conflict that only the search could show: people are left out one by one as long as the rest still conflict, whatever those left out do. */
export function combinedConflict(model: Model, r: number): Conflict {
  const round = model.rounds[r] as RoundModel;
  let named = [...round.here];
  // Halves first, so that hundreds of people who take no part cost few questions.
  for (let size = Math.ceil(named.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let at = 0; at < named.length;) {
      const fewer = [...named.slice(0, at), ...named.slice(at + size)];
      if (collide(model, r, fewer)) named = fewer;
      else at += size;
    }
  const all: RuleName[] = ["apart", "together", "fixed", "language", "host", "max", "min"];
  const part = all.filter((rule) => {
    const without = compile(leaveOut(model, r, rule));
    return !collide(
      without,
      r,
      named.map((p) => without.indexOf.get(model.ids[p] as string) as number),
    );
  });
  const rules: RuleName[] = part.length > 0 ? part : ["apart", "together"];
  return conflict(model, r, {
    code: "combined",
    rules,
    people: named,
    groups: [...round.max.keys()].filter((g) => (round.max[g] as number) > 0),
    needed: named.length,
    available: 0,
  });
}

/** Proven: these cannot all be seated, whoever of the others takes part. */
function collide(model: Model, r: number, must: number[]): boolean {
  const round = model.rounds[r] as RoundModel,
    named = new Set(must);
  const isTied = (p: number): boolean =>
    [...(model.apart[p] as Int32Array), ...(model.forcedWith[p] as Int32Array)].some((q) => round.domainOf[q] !== -1);
  const admits = (p: number): Uint8Array => round.domains[round.domainOf[p] as number] as Uint8Array;
  const items = [...round.here].filter(isTied).map((p): Item => ({ people: [p], admits: admits(p), optional: !named.has(p) }));
  const free = [...round.here].filter((p) => !isTied(p));
  const kinds = [
    ...kindsOf(
      model,
      free.filter((p) => named.has(p)),
      admits,
    ),
    ...kindsOf(
      model,
      free.filter((p) => !named.has(p)),
      admits,
      false,
    ),
  ];
  return dive(model, round, items, kinds, steps(QUESTION)).outcome === "none";
}

/** The instance without one kind of rule in the round. */
function leaveOut(model: Model, r: number, rule: RuleName): Model["instance"] {
  const { instance } = model,
    rules = instance.rules ?? {};
  const rounds = instance.rounds.map((round, i) =>
    i !== r
      ? round
      : {
          groups: round.groups.map((g) => {
            const { language, ...rest } = g;
            const kept = rule === "language" || language === undefined ? rest : { ...rest, language };
            return {
              ...kept,
              min: rule === "min" ? 0 : g.min,
              max: rule === "max" && g.max > 0 ? instance.people.length : g.max,
              needsHost: g.needsHost === true && rule !== "host",
            };
          }),
        },
  );
  return {
    ...instance,
    rounds,
    rules: {
      together: rule === "together" ? [] : (rules.together ?? []),
      apart: rule === "apart" ? [] : (rules.apart ?? []),
      fixed: rule === "fixed" ? [] : (rules.fixed ?? []),
    },
  };
}
