import routes from "../app/routes.ts";

type Address = { path: string; staff: boolean; mayHaveClient: boolean };

/** What the parts of an address stand for where a test has nothing better: ids that nobody has. */
const nobodys = { number: "1", other: "2", kind: "reminder", late: "fel", token: "fel", ...Object.fromEntries(["letter", "preview", "invitation", "person", "rule"].map((part) => [part, crypto.randomUUID()])) };

/** Every address of the house with its parts filled in. A part that is not known here is a fault: say what it stands for. */
export function everyAddress(given: Record<string, string>): Address[] {
  const values: Record<string, string> = { ...nobodys, ...given };
  return routes.map(({ path = "" }) => {
    const parts = path.split("/").map((part) => {
      if (!part.startsWith(":")) return part;
      const value = values[part.slice(1).replace("?", "")];
      if (value === undefined) throw new Error(`what does ${part} of ${path} stand for?`);
      return value;
    });
    const staff = path.startsWith("arbetsplats");
    // The meeting's own room is the only place of a participant that runs a client.
    return { path: `/${parts.join("/")}`, staff, mayHaveClient: staff || path.endsWith("dialog/:slug/mote/:number") };
  });
}
