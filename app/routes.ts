import { type RouteConfigEntry, index, route } from "@react-router/dev/routes";

/** A page that every visitor may read: in Swedish at `path`, in English under /en. */
function inBoth(path: string, file: string): RouteConfigEntry[] {
  const id = file.replace(/\.tsx?$/, "");
  if (path === "/") return [index(file), route("en", file, { id: `${id}-en` })];
  return [route(path, file), route(`en/${path}`, file, { id: `${id}-en` })];
}

/** Every address of the house. */
export default [
  // The public

  // The registered

  // The mailbox of one's own machine
  route("brevlada", "ground/letters/web/mailbox.tsx"),
  route("brevlada/:letter", "ground/letters/web/mailbox-letter.tsx"),

  // The clock of a demonstration
  route("demo/klocka", "pages/site/demo-clock.ts"),

  // Staff
  ...inBoth("logga-in/:token?", "ground/people/web/sign-in.tsx"),
  route("logga-ut", "ground/people/web/sign-out.ts"),
  route("arbetsplats", "pages/site/workspace.tsx"),
  route("arbetsplats/:slug", "pages/site/overview.tsx"),
  route("arbetsplats/:slug/anmalningar", "before/registration/web/staff-list.tsx"),
  route("arbetsplats/:slug/amnen/:number?", "before/topics/web/staff-topics.tsx"),
  route("arbetsplats/:slug/utskick", "before/mailings/web/staff-mailings.tsx"),
  route("arbetsplats/:slug/utskick/:preview", "before/mailings/web/staff-preview.tsx"),
] satisfies RouteConfigEntry[];
