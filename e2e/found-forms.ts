/** A form as a page shows it: where it goes and what it would send untouched. */
export type FoundForm = { page: string; action: string; fields: [name: string, value: string][] };

const unescape = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return found === undefined ? undefined : unescape(found);
};

/** The posting forms of a page, with the fields in them and those that name them from outside. */
export function formsOf(page: string, html: string): FoundForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([text]) => {
    const [open = ""] = /<form\b[^>]*>/.exec(text) ?? [];
    if (attribute(open, "method") !== "post") return [];
    const id = attribute(open, "id");
    const outside = id ? [...html.matchAll(new RegExp(`<(?:input|button)\\b[^>]*\\sform="${id}"[^>]*>`, "g"))].map(([tag]) => tag) : [];
    const inside = [...text.matchAll(/<(?:input|button|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
    const fields = [...inside, ...outside].flatMap((tag): [string, string][] => {
      const name = attribute(tag, "name");
      return name ? [[name, attribute(tag, "value") ?? ""]] : [];
    });
    return [{ page, action: attribute(open, "action") ?? page, fields }];
  });
}

/** Ways on within the house that are pages of it. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/\shref="(\/[^"#]*)"/g)].map(([, href = ""]) => unescape(href)).filter((href) => !/\.(css|js|svg|woff2?|ics)(\?|$)/.test(href));
}

/** What stands in the page's only text box. */
export function textareaOf(html: string): string {
  return unescape(/<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? "");
}
