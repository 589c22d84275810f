import { startTransition, useCallback, useState } from "react";
import { useRevalidator } from "react-router";
import type { ComputeLine } from "./compute.ts";

type End = Extract<ComputeLine, { kind: "end" }>;
export type Computing = { state: "idle"; end?: End } | { state: "busy"; better?: Extract<ComputeLine, { kind: "better" }> };

export type Compute = (wish: { variant: number; seen: number; longer?: boolean }) => Promise<void>;

/** Asks the server to compose and follows what it finds; when it has ended the page is read again. */
export function useComputing(address: string): { computing: Computing; compute: Compute; forget: () => void } {
  const [computing, setComputing] = useState<Computing>({ state: "idle" });
  const { revalidate } = useRevalidator();
  const compute: Compute = async ({ variant, seen, longer }) => {
    setComputing({ state: "busy" });
    let end: End = { kind: "end", outcome: "failed", conflicts: [] };
    try {
      const body = new URLSearchParams({ variant: String(variant), seen: String(seen), ...(longer && { longer: "1" }) });
      const answer = await fetch(address, { method: "POST", body });
      for await (const line of linesOf(answer)) {
        if (line.kind === "better") setComputing({ state: "busy", better: line });
        else end = line;
      }
    } catch {
      // The line broke: what was stored is seen when the page is read again.
    }
    await revalidate();
    // With the page as it was read again, not before.
    startTransition(() => setComputing({ state: "idle", end }));
  };
  const forget = useCallback(() => setComputing((now) => (now.state === "idle" ? { state: "idle" } : now)), []);
  return { computing, compute, forget };
}

async function* linesOf(answer: Response): AsyncGenerator<ComputeLine> {
  if (!answer.ok || !answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    // Written by our own server, by the types of the same file.
    for (const line of lines) if (line) yield JSON.parse(line) as ComputeLine;
    if (done) return;
  }
}
