import type { DialogueId } from "../../app/before/dialogues/index.ts";
import type { Role } from "../../app/before/dialogues/shared.ts";
import type { AuthorityId } from "../../app/ground/authorities/index.ts";
import { slug } from "../house.ts";
import { openStaffPosts } from "../staff-posts.ts";
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
  const staff = await openStaffPosts({ origin }, pair.signInLink("Karin Möller"));
  const { official, politician } = limits.roleCapacity;
  const few = (file: string) => file.replaceAll("capacity: 160", `capacity: ${limits.capacity}`).replaceAll("official: 60", `official: ${official}`).replaceAll("politician: 40", `politician: ${politician}`);
  await staff.saveFile(`/arbetsplats/${slug}/fil`, few);
  const offering = (file: string) => file.replace(/^diaryNumber:.*$/m, "diaryNumber: KN 2020/0148").replace(/^ {2}closes:.*$/m, "$&\n  offerHours: 48");
  const gate = await staff.saveFile(`/arbetsplats/nytt?efter=${slug}&adress=${slug}-2&forsta=2020-11-03`, offering);
  await staff.post(gate, { wish: "publish" });

  const dialogues = await pair.rows<Omit<SmallDialogue, "meetings">>("select id, authority_id as \"authorityId\", slug, version from dialogues_dialogue where state = 'published' order by slug");
  const meetings = await pair.rows<{ id: string; number: number; dialogue: string }>("select id, number, dialogue_id as dialogue from dialogues_meeting order by number");
  if (dialogues.length !== 2) throw new Error("the second dialogue is not published");
  return { cookie: staff.cookie, dialogues: dialogues.map((one) => ({ ...one, meetings: meetings.filter(({ dialogue }) => dialogue === one.id) })) };
}
