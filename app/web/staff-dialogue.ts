import { data } from "react-router";
import type { Dialogue } from "#dialogues";
import type { Session } from "#people";
import { type House, house } from "./house.ts";
import { type Visit, staffOf, type visit } from "./visit.ts";

type Asked = { get(key: typeof visit): Visit; get(key: typeof house): House };

/** The staff member and the dialogue of an address. Another authority's dialogue is not there: 404, whoever asks. */
export async function staffDialogue(context: Asked, slug: string): Promise<{ by: Session; dialogue: Dialogue; head: { slug: string; title: string } }> {
  const by = await staffOf(context);
  const dialogue = await context.get(house).dialogues.bySlug(slug);
  if (!dialogue || dialogue.authorityId !== by.authorityId) throw data(null, { status: 404 });
  return { by, dialogue, head: { slug: dialogue.slug, title: dialogue.title.sv } };
}
