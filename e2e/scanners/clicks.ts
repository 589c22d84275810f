import type { ParsedMail } from "mailparser";
import { formsOf } from "../found-forms.ts";
import type { House } from "../house.ts";
import { eleven, register } from "../registrations.ts";
import type { StaffPosts } from "../staff-posts.ts";
import type { FoundLink } from "./scan.ts";
import { doneAfterFirst } from "./scenes.ts";

/** `stands`: where in the letter. */
type Clicked = { link: URL; letter?: ParsedMail | undefined; stands?: FoundLink["stands"] | undefined; house: House; karin: StaffPosts };

/** Every way that a letter leads, and what a person does there. The answer says what did not work. */
const ways: { leads: RegExp; click: (clicked: Clicked) => Promise<string[]> }[] = [
  { leads: /^(\/en|\/fi)?\/mitt\/[\w.-]+$/, click: openOwn },
  { leads: /^(\/en|\/fi)?\/avsluta-inbjudan\/[\w.-]+$/, click: unsubscribe },
  { leads: /^\/logga-in\/[\w.-]+$/, click: (clicked) => letIn(clicked, "/arbetsplats") },
  { leads: /^\/dialog\/[\w-]+\/anmalan\/sen\/[\w.-]+$/, click: registerLate },
  { leads: /^(\/en|\/fi)?\/dialog\/[\w-]+(\/dokumentation)?$/, click: read },
  { leads: /^(\/en|\/fi)?\/personuppgifter$/, click: read },
  { leads: /^\/arbetsplats\//, click: read },
];

export async function click(clicked: Clicked): Promise<string[]> {
  const way = ways.find(({ leads }) => leads.test(clicked.link.pathname));
  return way ? way.click(clicked) : [`nobody knows what ${clicked.link.pathname} is for`];
}

/** Presses the one button of the page, as a browser does. */
async function press({ link, house }: Clicked): Promise<Response | undefined> {
  const page = await (await fetch(link)).text();
  const form = formsOf(link.pathname, page).find(({ action }) => action === link.pathname);
  return form && fetch(link, { method: "POST", headers: { Origin: house.origin }, body: new URLSearchParams(form.fields), redirect: "manual" });
}

async function letIn(clicked: Clicked, to: string): Promise<string[]> {
  const answer = await press(clicked);
  const location = answer?.headers.get("location") ?? "";
  const cookie = answer?.headers.get("set-cookie")?.split(";")[0] ?? "";
  if (!location.endsWith(to)) return [`${clicked.link.pathname}: ${answer?.status} ${location}`];
  const page = await fetch(new URL(location, clicked.link), { headers: { Cookie: cookie }, redirect: "manual" });
  const html = await page.text();
  // Who is offered a place says yes or no there.
  const isOffer = clicked.letter?.subject?.startsWith("Vill du ha en plats?") ?? false;
  return [...(page.status === 200 ? [] : [`${location}: ${page.status}`]), ...(isOffer && !/value="accept"/.test(html) ? ["no button to accept the place"] : [])];
}

function openOwn(clicked: Clicked): Promise<string[]> {
  return letIn(clicked, "/mitt-deltagande");
}

/** Half of them by the mail program's own button (RFC 8058), whose address is in the header, the others by the link in the words. */
async function unsubscribe(clicked: Clicked): Promise<string[]> {
  const { link, letter, stands, house } = clicked;
  const address = [letter?.to ?? []].flat().map(({ text }) => text)[0] ?? "";
  const isReminder = letter?.subject?.startsWith("Påminnelse") ?? false;
  if (doneAfterFirst.includes(address) === isReminder) return isReminder ? [`${address} was reminded and wanted no more`] : [];
  const oneClick = stands === "header";
  if (oneClick !== /[13]@/.test(address)) return [];
  const answer = oneClick ? await fetch(link, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) }) : await press(clicked);
  const [invitee] = await house.rows<{ done: boolean }>(`select unsubscribed_at is not null as done from registration_invitee where address = '${address}'`);
  return answer?.status === 200 && invitee?.done ? [] : [`${address} could not unsubscribe: ${answer?.status}`];
}

async function registerLate({ link, house }: Clicked): Promise<string[]> {
  await register(house, { ...eleven[10]!, form: link.href });
  const used = await house.rows("select 1 from registration_late_entry where used_by is not null");
  return used.length === 1 ? [] : ["the late entry is not used"];
}

async function read({ link, karin }: Clicked): Promise<string[]> {
  const { status } = await fetch(link, { headers: link.pathname.startsWith("/arbetsplats") ? { Cookie: karin.cookie } : {}, redirect: "manual" });
  return status === 200 ? [] : [`${link.pathname}: ${status}`];
}
