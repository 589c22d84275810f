import type { DialogueId } from "../../app/before/dialogues/index.ts";
import type { Role } from "../../app/before/dialogues/shared.ts";
import type { AuthorityId } from "../../app/ground/authorities/index.ts";
import { textareaOf } from "../found-forms.ts";
import { signIn, slug } from "../house.ts";
import type { Pair } from "./pair.ts";

export const limits: { capacity: number; roleCapacity: Partial<Record<Role, number>> } = { capacity: 12, roleCapacity: { official: 4, politician: 3 } };

/** A dialogue with few places, as those who press know it. */
export type SmallDialogue = { id: DialogueId; authorityId: AuthorityId; slug: string; version: number; meetings: { id: string; number: number }[] };
export type Small = { cookie: string; dialogues: SmallDialogue[] };

/**
 * Staff make the places of the reference dialogue few on its file's page, and a second dialogue after its pattern, where a free
 * place is offered first. `cookie` is theirs.
 */
export async function makeSmall(pair: Pair): Promise<Small> {
  const [origin = ""] = pair.origins;
  const cookie = await signIn({ origin }, pair.signInLink("Karin Möller"));
  const ask = async (path: string, fields?: Record<string, string>) => {
    const post = fields && { method: "POST", body: new URLSearchParams(fields), redirect: "manual" as const };
    return fetch(new URL(path, origin), { ...post, headers: { Origin: origin, Cookie: cookie } });
  };
  async function save(path: string, text: string, version: string): Promise<string> {
    const review = await (await ask(path, { text, version, wish: "review" })).text();
    const reviewed = /name="reviewed" value="(\w+)"/.exec(review)?.[1] ?? "";
    const saved = await ask(path, { text, version, wish: "save", reviewed });
    const location = saved.headers.get("location");
    if (!location) throw new Error(`not saved: ${(await saved.text()).replaceAll(/<[^>]*>/g, " ")}`);
    return location;
  }
  const { official, politician } = limits.roleCapacity;
  const few = (file: string) => file.replaceAll(/capacity: 160/g, `capacity: ${limits.capacity}`).replaceAll(/official: 60/g, `official: ${official}`).replaceAll(/politician: 40/g, `politician: ${politician}`);
  await save(`/arbetsplats/${slug}/fil`, few(textareaOf(await (await ask(`/arbetsplats/${slug}/fil`)).text())), "1");
  const pattern = textareaOf(await (await ask(`/arbetsplats/nytt?efter=${slug}&adress=${slug}-2&forsta=2020-11-03`)).text());
  const gate = await save("/arbetsplats/nytt", pattern.replace(/^diaryNumber:.*$/m, "diaryNumber: KN 2020/0148").replace(/^ {2}closes:.*$/m, "$&\n  offerHours: 48"), "0");
  const published = await (await ask(gate, { wish: "publish" })).text();

  const dialogues = await pair.rows<Omit<SmallDialogue, "meetings">>("select id, authority_id as \"authorityId\", slug, version from dialogues_dialogue where state = 'published' order by slug");
  const meetings = await pair.rows<{ id: string; number: number; dialogue: string }>("select id, number, dialogue_id as dialogue from dialogues_meeting order by number");
  if (dialogues.length !== 2) throw new Error(`not published: ${published.replaceAll(/<[^>]*>/g, " ")}`);
  return { cookie, dialogues: dialogues.map((one) => ({ ...one, meetings: meetings.filter(({ dialogue }) => dialogue === one.id) })) };
}
