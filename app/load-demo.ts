import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { readOrganisationFile } from "#authorities";
import { type PersonId, staffRoles } from "#people";
import type { OpenHouse } from "./open-house.ts";

const demoStaff = z.object({
  authority: z.string(),
  staff: z.array(z.object({ signInName: z.string(), name: z.string(), email: z.string(), roles: z.array(z.enum(staffRoles)) })),
});
/** From the newcomer's first look until registration closes. */
const daysAhead = 18;

/** Fills an empty house with the reference dialogue, once; its dates lie ahead of the civil clock. */
export async function loadDemo(house: OpenHouse, folder: string): Promise<void> {
  if ((await house.authorities.all()).length > 0) return;
  const text = (name: string) => readFile(join(folder, name), "utf8");
  const organisation = readOrganisationFile(await text("organisation.yaml"));
  if (organisation.outcome === "refused") throw new Error(organisation.reasons.join("\n"));
  const { authority: slug, staff } = demoStaff.parse(parse(await text("demo-staff.yaml")));
  const dialogue = await text("nar-salongerna-tystnade.yaml");

  await house.database.transaction().execute(async (trx) => {
    for (const authorityId of await house.authorities.save(trx, organisation.file)) await house.ledger.openChain(trx, { authorityId });
    const authority = await house.authorities.bySlug(slug, trx);
    if (!authority) throw new Error(`examples/demo-staff.yaml names an authority that is not there: ${slug}`);
    const facilitators: PersonId[] = [];
    for (const member of staff) {
      const personId = await house.people.staff.add(trx, { authorityId: authority.id, ...member });
      if (member.roles.includes("facilitator")) facilitators.push(personId);
    }
    const imported = await house.dialogues.importYaml(trx, dialogue, { actor: "system", ahead: { days: daysAhead } });
    if (imported.outcome === "refused") throw new Error(JSON.stringify(imported.reasons, null, 2));
    const published = await house.dialogues.publish(trx, imported.dialogueId, "system");
    if (published.outcome !== "published") throw new Error(JSON.stringify(published, null, 2));
    const loaded = await house.dialogues.find(imported.dialogueId, trx);
    for (const meeting of loaded?.meetings ?? []) {
      await house.agenda.takeOver(trx, meeting, "system");
      for (const personId of facilitators) await house.agenda.addCrew(trx, meeting, { personId, role: "facilitator" }, "system");
    }
  });
}
