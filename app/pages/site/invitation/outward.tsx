import { languages } from "#platform/i18n";
import { inLanguage } from "../../../web/language.ts";
import { useOrganisation } from "../../../web/organisation.ts";
import type { InvitationView } from "./invitation-view.ts";

type Props = { view: InvitationView };

/** What is shown where somebody shares the address, and what search engines are told. */
export function Outward({ view: { language, slug, url, title, kind, lead } }: Props) {
  const organisation = useOrganisation();
  const description = `${kind.text}. ${lead.text}`;
  const card = { "og:type": "website", "og:title": title.text, "og:description": description, "og:url": url, "og:site_name": organisation };
  return (
    <>
      <meta name="description" content={description} />
      <link rel="canonical" href={url} />
      {languages
        .filter((other) => other !== language)
        .map((other) => (
          <link key={other} rel="alternate" hrefLang={other} href={new URL(inLanguage(`/dialog/${slug}`, other), url).href} />
        ))}
      {Object.entries(card).map(([property, content]) => (
        <meta key={property} property={property} content={content} />
      ))}
    </>
  );
}

/** A date as an event for machines, in marks of its own (schema.org), since these pages hold no script of any kind. */
export function EventMarks({ view: { url, title: dialogue, lead }, title, instants: [starts, ends], calledOff }: Props & { title: string; instants: string[]; calledOff: boolean }) {
  const organisation = useOrganisation();
  return (
    <>
      <meta itemProp="name" lang={dialogue.lang} content={`${dialogue.text}: ${title}`} />
      <meta itemProp="description" lang={lead.lang} content={lead.text} />
      <meta itemProp="startDate" content={starts} />
      <meta itemProp="endDate" content={ends} />
      <link itemProp="eventStatus" href={`https://schema.org/${calledOff ? "EventCancelled" : "EventScheduled"}`} />
      <link itemProp="eventAttendanceMode" href="https://schema.org/OnlineEventAttendanceMode" />
      <link itemProp="url" href={url} />
      <span itemProp="location" itemScope itemType="https://schema.org/VirtualLocation">
        <link itemProp="url" href={url} />
      </span>
      <span itemProp="organizer" itemScope itemType="https://schema.org/Organization">
        <meta itemProp="name" content={organisation} />
      </span>
    </>
  );
}
