import { type RouteConfigEntry, index, route } from "@react-router/dev/routes";

/** A page that every visitor may read: in Swedish at `path`, in the other languages under their prefix. `again` names a second address of one. */
function inEach(path: string, file: string, again = ""): RouteConfigEntry[] {
  const id = file.replace(/\.tsx?$/, "") + (again && `-${again}`);
  const others = ["en", "fi"].map((language) => route(path === "/" ? language : `${language}/${path}`, file, { id: `${id}-${language}` }));
  return [path === "/" ? index(file) : route(path, file, { id }), ...others];
}

/** Every address of the house. */
export default [
  route("tema.css", "pages/site/theme-sheet.ts"),
  // The public
  ...inEach("/", "pages/site/start.tsx"),
  ...inEach("dialog/:slug", "pages/site/invitation/invitation.tsx"),
  ...inEach("dialog/:slug/inbaddning", "pages/site/embedding/embedded.tsx"),
  ...inEach("dialog/:slug/kalender.ics", "pages/site/invitation/calendar-feed.ts"),
  ...inEach("dialog/:slug/anmalan", "before/registration/web/register.tsx"),
  ...inEach("dialog/:slug/anmalan/sen/:late", "before/registration/web/register.tsx", "late"),
  ...inEach("dialog/:slug/dokumentation", "pages/site/documentation/documentation.tsx"),
  ...inEach("synpunkter", "after/feedback/web/feedback.tsx"),
  ...inEach("personuppgifter", "pages/site/notices/personal-data.tsx"),
  ...inEach("tillganglighet", "pages/site/notices/accessibility.tsx"),

  // The registered
  ...inEach("dialog/:slug/anmalan/kvitto", "before/registration/web/receipt.tsx"),
  ...inEach("mitt/:token", "pages/site/link/personal-link.tsx"),
  ...inEach("avsluta-inbjudan/:token", "before/registration/web/unsubscribe.tsx"),
  ...inEach("min-lank", "pages/site/link/no-link.tsx"),
  ...inEach("mitt-deltagande", "pages/site/participation/my-participation.tsx"),
  ...inEach("mitt-deltagande/andra", "pages/site/participation/change-answers.tsx"),
  ...inEach("mitt-deltagande/amne", "pages/site/participation/change-topic.tsx"),
  ...inEach("mitt-deltagande/amnen", "pages/site/participation/wishes/rank-topics.tsx"),
  ...inEach("mitt-deltagande/adress", "pages/site/participation/change-address.tsx"),
  ...inEach("mitt-deltagande/information", "pages/site/notices/seen-notice.tsx"),
  ...inEach("mitt-deltagande/behov", "pages/site/participation/change-needs.tsx"),
  ...inEach("mitt-deltagande/kalender.ics", "pages/site/participation/calendar.ts"),
  ...inEach("dialog/:slug/insikter", "after/harvest/web/asked.tsx"),
  ...inEach("dialog/:slug/mote/:number", "pages/console/room/meeting.tsx"),

  // The mailbox of one's own machine
  route("brevlada", "ground/letters/web/mailbox.tsx"),
  route("brevlada/:letter", "ground/letters/web/mailbox-letter.tsx"),

  // The clock of a demonstration
  route("demo/klocka", "pages/site/demo-clock.ts"),
  route("demo/tom", "pages/site/empty.tsx"),
  route("ui", "pages/site/gallery.tsx"),

  // Staff
  ...inEach("logga-in/:token?", "ground/people/web/sign-in.tsx"),
  route("logga-ut", "ground/people/web/sign-out.ts"),
  route("arbetsplats", "pages/site/workspace.tsx"),
  route("arbetsplats/synpunkter", "after/feedback/web/staff-feedback.tsx"),
  route("arbetsplats/:slug", "pages/site/overview.tsx"),
  route("arbetsplats/nytt", "before/dialogues/web/new-dialogue.tsx"),
  route("arbetsplats/:slug/publicering", "before/dialogues/web/publishing.tsx"),
  route("arbetsplats/:slug/fil", "before/dialogues/web/dialogue-file.tsx"),
  route("arbetsplats/:slug/fil.yaml", "before/dialogues/web/export-file.ts"),
  route("arbetsplats/:slug/anmalningar", "before/registration/web/staff/list.tsx"),
  route("arbetsplats/:slug/anmalningar/ny", "before/registration/web/staff/enter.tsx"),
  route("arbetsplats/:slug/anmalningar/inbjudna", "before/registration/web/staff/invitees.tsx"),
  route("arbetsplats/:slug/anmalningar/inbjudna/brev", "before/registration/web/invitations/write.tsx"),
  route("arbetsplats/:slug/anmalningar/inbjudna/brev/:invitation", "before/registration/web/invitations/letter.tsx"),
  route("arbetsplats/:slug/anmalningar/fil", "before/registration/web/staff/file.ts"),
  route("arbetsplats/:slug/anmalningar/sen", "before/registration/web/staff/late.tsx"),
  route("arbetsplats/:slug/anmalningar/dubbletter", "before/registration/web/staff/doubles/doubles.tsx"),
  route("arbetsplats/:slug/anmalningar/:number", "before/registration/web/staff/one/registration.tsx"),
  route("arbetsplats/:slug/anmalningar/:number/andra", "before/registration/web/staff/one/change.tsx"),
  route("arbetsplats/:slug/anmalningar/:number/behov", "before/registration/web/staff/one/needs.tsx"),
  route("arbetsplats/:slug/anmalningar/:number/jamfor/:other", "before/registration/web/staff/doubles/compare.tsx"),
  route("arbetsplats/:slug/amnen", "before/topics/web/board/staff-topics.tsx"),
  route("arbetsplats/:slug/amnen/:number", "before/topics/web/one/staff-topic.tsx"),
  route("arbetsplats/:slug/utskick", "before/mailings/web/staff-mailings.tsx"),
  route("arbetsplats/:slug/utskick/regler", "before/mailings/web/rules/staff-rules.tsx"),
  route("arbetsplats/:slug/utskick/regler/:rule/:number", "before/mailings/web/rules/rule-date.tsx"),
  route("arbetsplats/:slug/utskick/ord/:kind", "before/mailings/web/staff-wording.tsx"),
  route("arbetsplats/:slug/brev/:person", "before/mailings/web/history.tsx"),
  route("arbetsplats/:slug/utskick/:preview", "before/mailings/web/staff-preview.tsx"),
  route("arbetsplats/:slug/skord", "after/harvest/web/wall.tsx"),
  route("arbetsplats/:slug/skord/version", "after/harvest/web/wall-version.ts"),
  route("arbetsplats/:slug/ataganden", "after/commitments/web/staff-commitments.tsx"),
  route("arbetsplats/:slug/mote/:number", "pages/console/lead/lead.tsx"),
  route("arbetsplats/:slug/mote/:number/installt", "before/dialogues/web/call-off.tsx"),
  route("arbetsplats/:slug/mote/:number/grupper", "pages/console/groups/groups.tsx"),
  route("arbetsplats/:slug/mote/:number/grupper/rakna", "pages/console/groups/compute.ts"),
] satisfies RouteConfigEntry[];
