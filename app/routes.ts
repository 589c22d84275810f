import { type RouteConfigEntry, index, route } from "@react-router/dev/routes";

/** A page that every visitor may read: in Swedish at `path`, in English under /en. */
function inBoth(path: string, file: string): RouteConfigEntry[] {
  const id = file.replace(/\.tsx?$/, "");
  if (path === "/") return [index(file), route("en", file, { id: `${id}-en` })];
  return [route(path, file), route(`en/${path}`, file, { id: `${id}-en` })];
}

/** Every address of the house. */
export default [
  route("tema.css", "pages/site/theme-sheet.ts"),
  // The public
  ...inBoth("/", "pages/site/start.tsx"),
  ...inBoth("dialog/:slug", "pages/site/invitation/invitation.tsx"),
  ...inBoth("dialog/:slug/anmalan", "before/registration/web/register.tsx"),
  ...inBoth("dialog/:slug/dokumentation", "pages/site/documentation/documentation.tsx"),
  ...inBoth("synpunkter", "after/feedback/web/feedback.tsx"),
  ...inBoth("personuppgifter", "pages/site/notices/personal-data.tsx"),
  ...inBoth("tillganglighet", "pages/site/notices/accessibility.tsx"),

  // The registered
  ...inBoth("dialog/:slug/anmalan/kvitto", "before/registration/web/receipt.tsx"),
  ...inBoth("mitt/:token", "pages/site/link/personal-link.tsx"),
  ...inBoth("min-lank", "pages/site/link/no-link.tsx"),
  ...inBoth("mitt-deltagande", "pages/site/participation/my-participation.tsx"),
  ...inBoth("mitt-deltagande/andra", "pages/site/participation/change-answers.tsx"),
  ...inBoth("mitt-deltagande/amne", "pages/site/participation/change-topic.tsx"),
  ...inBoth("mitt-deltagande/behov", "pages/site/participation/change-needs.tsx"),
  ...inBoth("mitt-deltagande/kalender.ics", "pages/site/participation/calendar.ts"),
  ...inBoth("dialog/:slug/insikter", "after/harvest/web/asked.tsx"),
  ...inBoth("dialog/:slug/mote/:number", "pages/console/room/meeting.tsx"),

  // The mailbox of one's own machine
  route("brevlada", "ground/letters/web/mailbox.tsx"),
  route("brevlada/:letter", "ground/letters/web/mailbox-letter.tsx"),

  // The clock of a demonstration
  route("demo/klocka", "pages/site/demo-clock.ts"),
  route("demo/tom", "pages/site/empty.tsx"),
  route("ui", "pages/site/gallery.tsx"),

  // Staff
  ...inBoth("logga-in/:token?", "ground/people/web/sign-in.tsx"),
  route("logga-ut", "ground/people/web/sign-out.ts"),
  route("arbetsplats", "pages/site/workspace.tsx"),
  route("arbetsplats/:slug", "pages/site/overview.tsx"),
  route("arbetsplats/:slug/anmalningar", "before/registration/web/staff-list.tsx"),
  route("arbetsplats/:slug/amnen/:number?", "before/topics/web/staff-topics.tsx"),
  route("arbetsplats/:slug/utskick", "before/mailings/web/staff-mailings.tsx"),
  route("arbetsplats/:slug/utskick/:preview", "before/mailings/web/staff-preview.tsx"),
  route("arbetsplats/:slug/skord", "after/harvest/web/wall.tsx"),
  route("arbetsplats/:slug/skord/version", "after/harvest/web/wall-version.ts"),
  route("arbetsplats/:slug/ataganden", "after/commitments/web/staff-commitments.tsx"),
  route("arbetsplats/:slug/mote/:number", "pages/console/lead/lead.tsx"),
  route("arbetsplats/:slug/mote/:number/grupper", "pages/console/groups/groups.tsx"),
  route("arbetsplats/:slug/mote/:number/grupper/rakna", "pages/console/groups/compute.ts"),
] satisfies RouteConfigEntry[];
