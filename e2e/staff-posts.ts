import { textareaOf } from "./found-forms.ts";
import { type House, signIn } from "./house.ts";

/** Someone on the staff who presses the buttons of pages without a browser. */
export type StaffPosts = {
  cookie: string;
  page(path: string): Promise<string>;
  /** The page that a post led to, or its own answer; a refusal is a fault. */
  post(path: string, fields: Record<string, string> | [string, string][]): Promise<{ page: string; location: string }>;
  /** Changes a dialogue's file on its page: reviewed first, then saved. Where it led. */
  saveFile(path: string, change: (text: string) => string): Promise<string>;
};

export async function openStaffPosts({ origin }: Pick<House, "origin">, link: string): Promise<StaffPosts> {
  const cookie = await signIn({ origin }, link);
  const headers = { Origin: origin, Cookie: cookie };
  const page = async (path: string) => (await fetch(new URL(path, origin), { headers })).text();
  const words = (html: string) => html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ").slice(0, 2000);
  async function post(path: string, fields: Record<string, string> | [string, string][]) {
    const answer = await fetch(new URL(path, origin), { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" });
    const html = await answer.text();
    if (answer.status >= 400) throw new Error(`${answer.status} to ${path}: ${words(html)}`);
    return { page: html, location: answer.headers.get("location") ?? "" };
  }
  return {
    cookie,
    page,
    post,
    async saveFile(path, change) {
      const before = await page(path);
      const version = /name="version" value="(\d+)"/.exec(before)?.[1] ?? "";
      const text = change(textareaOf(before));
      const review = await post(path, { text, version, wish: "review" });
      const reviewed = /name="reviewed" value="(\w+)"/.exec(review.page)?.[1] ?? "";
      const { page: answer, location } = await post(path, { text, version, wish: "save", reviewed });
      if (!location) throw new Error(`not saved: ${words(answer)}`);
      return location;
    },
  };
}
