/**
 * `node e2e/screens.ts <folder>`: every page of the house as its reader sees it, at 390 and 1280 px, light and dark, for one who looks at
 * them (B9). Each is a PNG, and `index.html` lays the four of a page side by side. Says what moves sideways.
 */
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openBrowser } from "../app/meeting/video/testing/browser.ts";
import { everyAddress } from "./addresses.ts";
import { openHouse, slug } from "./house.ts";
import { eleven, personalLink, register } from "./registrations.ts";
import { openVisitor, sideways } from "./visitor.ts";

const folder = resolve(process.argv[2] ?? "screens");
const looks = [390, 1280].flatMap((width) => (["light", "dark"] as const).map((scheme) => ({ width, scheme })));
await mkdir(folder, { recursive: true });

const [house, browser] = await Promise.all([openHouse(), openBrowser()]);
try {
  const [first] = eleven;
  if (!first) throw new Error("nobody to register");
  await register(house, { ...first, topicTitle: "Låt tomma scener bli öppna replokaler" });
  for (const answers of eleven.slice(1)) await register(house, answers);
  let link = personalLink(house, first.email);
  for (; !link; link = personalLink(house, first.email)) await sleep(100);
  const token = link.split("/").at(-1) ?? "";

  const guest = await openVisitor(browser, { origin: house.origin });
  const staff = await openVisitor(browser, { origin: house.origin });
  await guest.page.goto(`/mitt/${token}`);
  await guest.press("Öppna mitt deltagande");
  await staff.page.goto(house.signInLink("Karin Möller"));
  await staff.press("Logga in");
  /** The id of what a button makes, from the address it leads to. */
  const made = async (path: string, button: string) => {
    await staff.page.goto(path);
    await staff.press(button);
    await staff.page.waitForURL(/[0-9a-f-]{36}$/);
    return staff.page.url().split("/").at(-1) ?? "";
  };
  const preview = await made(`/arbetsplats/${slug}/utskick`, "Granska brevet");
  const invitation = await made(`/arbetsplats/${slug}/anmalningar/inbjudna/brev`, "Se vilka som får det");
  await staff.page.goto(`/arbetsplats/${slug}/utskick/regler`);
  await staff.press("Lägg till regeln");
  const [rule] = await house.rows<{ id: string }>("select id from mailings_rule limit 1");
  const [person] = await house.rows<{ id: string }>("select person_id as id from registration_registration limit 1");
  const values = {
    slug,
    token,
    number: "1",
    other: "2",
    late: "fel",
    kind: "reminder",
    preview,
    invitation,
    letter: crypto.randomUUID(),
    person: person?.id ?? "",
    rule: rule?.id ?? "",
  };

  const rows: string[] = [];
  for (const { path, staff: theirs } of everyAddress(values)) {
    if (path === "/logga-ut") continue;
    const { page, context } = theirs ? staff : guest;
    const answer = await context.request.get(path);
    if (!answer.headers()["content-type"]?.startsWith("text/html")) continue;
    const name = path === "/" ? "start" : path.slice(1).replaceAll(/[^a-z0-9]+/g, "-");
    for (const { width, scheme } of looks) {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      await page.goto(path);
      for (const part of await sideways(page)) console.log(`${path} at ${width} px moves sideways: ${part}`);
      await page.screenshot({ path: join(folder, `${name}-${width}-${scheme}.png`), fullPage: true });
    }
    const pictures = looks.map(
      ({ width, scheme }) =>
        `<img loading="lazy" alt="${path} at ${width} px, ${scheme}" width="${width / 2}" src="${name}-${width}-${scheme}.png">`,
    );
    rows.push(`<h2>${path} (${answer.status()})</h2>\n${pictures.join("\n")}`);
    console.log(`${path} (${answer.status()})`);
  }
  await writeFile(
    join(folder, "index.html"),
    `<!doctype html>\n<meta charset="utf-8">\n<title>Every page</title>\n<style>img { vertical-align: top; margin: 0 8px 8px 0 }</style>\n${rows.join("\n")}\n`,
  );
  console.log(`\n${rows.length} pages: ${join(folder, "index.html")}`);
} finally {
  await browser.close();
  await house.close();
}
