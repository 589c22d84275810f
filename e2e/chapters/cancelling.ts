import { describe, expect, test, vi } from "vitest";
import { type House, signIn, slug } from "../house.ts";
import { lettersTo, personalLink } from "../registrations.ts";
import type { Visitor } from "../visitor.ts";

/** What the chapters of the staff's case share. The last ones to register are those who wait. */
export type StaffCase = {
  house: House;
  karin: Visitor;
  size: { registrations: number; topics: number; cancellations: number; waiting: number };
  emailOf(number: number): string;
};

/** Some cancel by their personal links; those who wait move up by themselves, as far as the queue is long. */
export function cancellingAndMovingUp(world: () => StaffCase): void {
  describe("B8: cancellations and the waiting list", () => {
    test("each free place goes to the next in line, who gets a letter; staff see the same numbers", async () => {
      const { house, karin, size, emailOf } = world();
      const waiting = Array.from({ length: size.waiting }, (_, at) => emailOf(size.registrations - size.waiting + 1 + at));
      const leaving = Array.from({ length: size.cancellations }, (_, at) => emailOf(size.topics + 1 + at));
      const movedUp = (email: string) => lettersTo(house, email).filter(({ subject }) => subject?.startsWith("Nu har du en plats"));
      expect(waiting.flatMap(movedUp)).toEqual([]);
      for (const [done, email] of leaving.entries()) {
        const cookie = await signIn(house, personalLink(house, email) ?? "");
        const cancelled = await fetch(`${house.origin}/mitt-deltagande`, {
          method: "POST",
          headers: { Origin: house.origin, Cookie: cookie },
          body: new URLSearchParams({ do: "cancel" }),
          redirect: "manual",
        });
        expect(cancelled.headers.get("location")).toBe("/mitt-deltagande?klart=cancelled");
        const next = waiting[done];
        if (next) await vi.waitUntil(() => movedUp(next).length > 0, { timeout: 60_000 });
      }
      expect(waiting.map((email) => movedUp(email).length)).toEqual(waiting.map(() => 1));
      expect(house.letters.filter(({ subject }) => subject?.startsWith("Nu har du en plats"))).toHaveLength(size.waiting);
      expect(await house.rows("select status, count(*)::int as people from registration_status where status <> 'cancelled' group by status")).toEqual([
        { status: "registered", people: size.registrations - size.cancellations },
      ]);
      await karin.page.goto(`/arbetsplats/${slug}/anmalningar?status=cancelled`);
      for (const email of leaving) expect(await karin.page.getByRole("link", { name: nameOf(email), exact: true }).or(karin.page.getByRole("rowheader", { name: nameOf(email) })).count()).toBeGreaterThan(0);
    });
  });
}

const nameOf = (email: string) => email.replace(/^person(\d+)@.*/, "Person $1");
