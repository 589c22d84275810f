import { catalogue } from "#platform/i18n";
import type { NoteKind } from "#notes/shared";
import type { CommitmentStatus } from "#commitments";
import type { TopicState } from "#topics";

type Counted = Record<NoteKind, readonly [one: string, several: string]>;
const sv: Counted = { experience: ["erfarenhet", "erfarenheter"], challenge: ["utmaning", "utmaningar"], idea: ["idé", "idéer"], question: ["fråga", "frågor"], contact: ["kontakt", "kontakter"] };
const en: Counted = { experience: ["experience", "experiences"], challenge: ["challenge", "challenges"], idea: ["idea", "ideas"], question: ["question", "questions"], contact: ["contact", "contacts"] };
const fi: Counted = { experience: ["kokemus", "kokemusta"], challenge: ["haaste", "haastetta"], idea: ["idea", "ideaa"], question: ["kysymys", "kysymystä"], contact: ["yhteystieto", "yhteystietoa"] };

/** "6 utmaningar", "1 idé" */
const count = (words: readonly [string, string], number: number) => `${number} ${words[number === 1 ? 0 : 1]}`;
const list = (word: string) => (parts: readonly (string | number)[]) => parts.join(", ").replace(/, ([^,]*)$/, ` ${word} $1`);
const [and, och, ja] = [list("and"), list("och"), list("ja")];
const statuses = (words: Record<CommitmentStatus, string>) => words;
const states = (words: Record<TopicState, string>) => words;

export const texts = catalogue(
  {
    title: "Det vi kom fram till",
    kicker: (version: number, day: string) => `Dokumentation, version ${version}, publicerad ${day}`,
    lead: (days: readonly string[]) => `Det vi kom fram till den ${och(days)}, och vad som händer sedan.`,
    toAfter: "Vad hände sen?",
    toInvitation: "Läs inbjudan",
    notYet: "Dokumentationen är inte klar än",
    notYetLead: (day: string) => `Här står det vi kom fram till, senast ${day}. Varje insikt leder till de anteckningar den bygger på.`,
    caption: (talks: number, notes: number) => `Varje ring är ett samtal och varje punkt en person. Tillsammans blev det ${talks} samtal och ${notes} anteckningar.`,
    talkRow: (talks: number, people: number) => `${talks} samtal, ${people} personer`,
    short: "I korthet",
    insights: "Insikterna",
    insightsHelp: "Vid varje insikt står hur många av grupperna bakom den som har bekräftat den.",
    insight: (number: number) => `Insikt ${number}`,
    insightWord: (number: number) => `Insikt ${number}:`,
    noteFrom: (group: number, round: number) => `Anteckning ur grupp ${group}, samtal ${round}`,
    groupRound: (group: number, round: number) => `Grupp ${group}, samtal ${round}`,
    outOf: "ur",
    round: (round: number) => `samtal ${round}`,
    roundOn: (round: number, day: string) => `samtal ${round} den ${day}`,
    groupWord: "grupp",
    confirmed: (confirmed: number, groups: number) => (groups === 1 ? (confirmed === 1 ? "Bekräftad av gruppen" : "Gruppen har inte svarat") : `Bekräftad av ${confirmed} av ${groups} grupper`),
    restsOn: "Se vad insikten bygger på",
    topics: (numbers: readonly number[]) => capital(topicWords(numbers)),
    questions: (many: number): string => (many === 1 ? "Frågan" : "Frågorna"),
    groups: (many: number): string => (many === 1 ? "Gruppen" : "Grupperna"),
    people: (number: number) => (number === 1 ? "En person" : `${number} personer`),
    notes: (number: number) => (number === 1 ? "En anteckning" : `${number} anteckningar`),
    kinds: (counts: readonly (readonly [NoteKind, number])[]) => counts.map(([kind, number]) => count(sv[kind], number)).join(", "),
    led: "Ledde till",
    noLead: "Inget är beslutat än.",
    after: "Vad hände sen?",
    updated: (day: string) => `Senast uppdaterat ${day}.`,
    nothingYet: "Här följer svaren: vad som blir av insikterna, vem som ansvarar, och skälet när svaret är nej.",
    standing: (kind: CommitmentStatus | "overdue", number: number) =>
      ({ done: number === 1 ? "1 klart" : `${number} klara`, ongoing: `${number} pågår`, planned: number === 1 ? "1 planerat" : `${number} planerade`, overdue: number === 1 ? "1 försenat" : `${number} försenade`, declined: `${number} nej, med skäl` })[kind],
    from: (number: number) => `Ur insikt ${number}`,
    facts: { state: "Läge", owner: "Ansvarig", decidedBy: "Beslutat av", receiver: "För", due: "Klart senast", review: "Ses över" },
    status: (status: CommitmentStatus) => statuses({ planned: "Planerat", ongoing: "Pågår", done: "Klart", declined: "Nej" })[status],
    overdue: "Försenat",
    promised: "Åtagandet gjordes",
    reason: "Skälet",
    topicsTitle: "Ämnena",
    topicsHelp: "Allt som deltagarna tog med sig, och vad det blev av det.",
    topic: (number: number) => `Ämne ${number}`,
    noTitle: "Rubriken är inte offentlig.",
    state: (state: TopicState) =>
      states({
        received: "Mottaget",
        contacted: "Förslagsställaren är kontaktad",
        preparing: "Förbereds",
        "on-agenda": "På programmet",
        joined: "Samtalades om tillsammans med ett annat ämne",
        declined: "Togs inte upp",
        discussed: "Samtalat om, svar kommer",
        answered: "Besvarat",
      })[state],
    talksTitle: "Samtalen",
    talksHelp: "Varje grupp leder till de insikter som bygger på det den skrev.",
    insightsFrom: "Gav",
    otherTalks: (groups: number) => (groups === 1 ? "En grupps anteckningar blev inte del av någon insikt." : `${groups} gruppers anteckningar blev inte del av någon insikt.`),
    outcome: {
      title: "Det vi kom fram till",
      asked: (insights: number): string =>
        insights === 1
          ? "Ur det din grupp skrev har vi skrivit en insikt. Säg om den stämmer, en i gruppen räcker."
          : `Ur det din grupp skrev har vi skrivit ${insights} insikter. Säg om de stämmer, en i gruppen räcker.`,
      answerBy: (day: string) => `Svara senast ${day}.`,
      answer: "Läs och svara",
      published: "Dokumentationen är publicerad. Där står också vad som händer sedan.",
      documentation: "Läs dokumentationen",
    },
    about: "Om dokumentet",
    designation: "Beteckning",
    version: (diary: string, version: number) => `${diary}, version ${version}`,
    finished: "Färdigställt",
    by: "Myndighet",
  },
  {
    title: "What we arrived at",
    kicker: (version: number, day: string) => `Documentation, version ${version}, published ${day}`,
    lead: (days: readonly string[]) => `What we arrived at on ${and(days)}, and what happens next.`,
    toAfter: "What happened next?",
    toInvitation: "Read the invitation",
    notYet: "The documentation is not ready yet",
    notYetLead: (day: string) => `What we arrived at will stand here by ${day}. Each insight leads to the notes it rests on.`,
    caption: (talks: number, notes: number) => `Every ring is a conversation and every dot a person. Together it became ${talks} conversations and ${notes} notes.`,
    talkRow: (talks: number, people: number) => `${talks} conversations, ${people} people`,
    short: "In short",
    insights: "The insights",
    insightsHelp: "Each insight says how many of the groups behind it have confirmed it.",
    insight: (number: number) => `Insight ${number}`,
    insightWord: (number: number) => `Insight ${number}:`,
    noteFrom: (group: number, round: number) => `Note from group ${group}, conversation ${round}`,
    groupRound: (group: number, round: number) => `Group ${group}, conversation ${round}`,
    outOf: "from",
    round: (round: number) => `conversation ${round}`,
    roundOn: (round: number, day: string) => `conversation ${round} on ${day}`,
    groupWord: "group",
    confirmed: (confirmed: number, groups: number) => (groups === 1 ? (confirmed === 1 ? "Confirmed by the group" : "The group has not answered") : `Confirmed by ${confirmed} of ${groups} groups`),
    restsOn: "See what the insight rests on",
    topics: (numbers: readonly number[]) => capital(topicWordsEn(numbers)),
    questions: (many: number): string => (many === 1 ? "The question" : "The questions"),
    groups: (many: number): string => (many === 1 ? "The group" : "The groups"),
    people: (number: number) => (number === 1 ? "One person" : `${number} people`),
    notes: (number: number) => (number === 1 ? "One note" : `${number} notes`),
    kinds: (counts: readonly (readonly [NoteKind, number])[]) => counts.map(([kind, number]) => count(en[kind], number)).join(", "),
    led: "Led to",
    noLead: "Nothing has been decided yet.",
    after: "What happened next?",
    updated: (day: string) => `Last updated ${day}.`,
    nothingYet: "The answers will follow here: what becomes of the insights, who is responsible, and the reason when the answer is no.",
    standing: (kind: CommitmentStatus | "overdue", number: number) =>
      ({ done: `${number} done`, ongoing: `${number} under way`, planned: `${number} planned`, overdue: `${number} late`, declined: `${number} no, with the reason` })[kind],
    from: (number: number) => `From insight ${number}`,
    facts: { state: "State", owner: "Responsible", decidedBy: "Decided by", receiver: "For", due: "Done by", review: "Looked at again" },
    status: (status: CommitmentStatus) => statuses({ planned: "Planned", ongoing: "Under way", done: "Done", declined: "No" })[status],
    overdue: "Late",
    promised: "The commitment was made",
    reason: "The reason",
    topicsTitle: "The topics",
    topicsHelp: "Everything the participants brought, and what became of it.",
    topic: (number: number) => `Topic ${number}`,
    noTitle: "Its title is not public.",
    state: (state: TopicState) =>
      states({
        received: "Received",
        contacted: "The proposer has been contacted",
        preparing: "Being prepared",
        "on-agenda": "On the agenda",
        joined: "Talked about together with another topic",
        declined: "Not taken up",
        discussed: "Talked about, an answer is coming",
        answered: "Answered",
      })[state],
    talksTitle: "The conversations",
    talksHelp: "Each group leads to the insights that rest on what it wrote.",
    insightsFrom: "Gave",
    otherTalks: (groups: number) => (groups === 1 ? "The notes of one group became part of no insight." : `The notes of ${groups} groups became part of no insight.`),
    outcome: {
      title: "What we arrived at",
      asked: (insights: number): string =>
        insights === 1
          ? "From what your group wrote we have written an insight. Say whether it is right, one person in the group is enough."
          : `From what your group wrote we have written ${insights} insights. Say whether they are right, one person in the group is enough.`,
      answerBy: (day: string) => `Answer by ${day}.`,
      answer: "Read and answer",
      published: "The documentation has been published. It also says what happens next.",
      documentation: "Read the documentation",
    },
    about: "About the document",
    designation: "Designation",
    version: (diary: string, version: number) => `${diary}, version ${version}`,
    finished: "Completed",
    by: "Authority",
  },
  {
    title: "Mihin päädyimme",
    kicker: (version: number, day: string) => `Dokumentaatio, versio ${version}, julkaistu ${day}`,
    lead: (days: readonly string[]) => `Mihin päädyimme ${ja(days)}, ja mitä seuraavaksi tapahtuu.`,
    toAfter: "Mitä sitten tapahtui?",
    toInvitation: "Lue kutsu",
    notYet: "Dokumentaatio ei ole vielä valmis",
    notYetLead: (day: string) => `Tässä kerrotaan viimeistään ${day}, mihin päädyimme. Jokaisesta oivalluksesta pääsee muistiinpanoihin, joihin se perustuu.`,
    caption: (talks: number, notes: number) => `Jokainen rengas on keskustelu ja jokainen piste henkilö. Yhteensä keskusteluja oli ${talks} ja muistiinpanoja ${notes}.`,
    talkRow: (talks: number, people: number) => `Keskusteluja ${talks}, henkilöitä ${people}`,
    short: "Lyhyesti",
    insights: "Oivallukset",
    insightsHelp: "Jokaisen oivalluksen kohdalla kerrotaan, kuinka moni sen taustalla olevista ryhmistä on vahvistanut sen.",
    insight: (number: number) => `Oivallus ${number}`,
    insightWord: (number: number) => `Oivallus ${number}:`,
    noteFrom: (group: number, round: number) => `Muistiinpano ryhmästä ${group}, keskustelu ${round}`,
    groupRound: (group: number, round: number) => `Ryhmä ${group}, keskustelu ${round}`,
    outOf: "lähde",
    round: (round: number) => `keskustelu ${round}`,
    roundOn: (round: number, day: string) => `keskustelu ${round}, ${day}`,
    groupWord: "ryhmä",
    confirmed: (confirmed: number, groups: number) => (groups === 1 ? (confirmed === 1 ? "Ryhmän vahvistama" : "Ryhmä ei ole vastannut") : `Vahvistanut ${confirmed}/${groups} ryhmää`),
    restsOn: "Katso, mihin oivallus perustuu",
    topics: (numbers: readonly number[]) => capital(topicWordsFi(numbers)),
    questions: (many: number): string => (many === 1 ? "Kysymys" : "Kysymykset"),
    groups: (many: number): string => (many === 1 ? "Ryhmä" : "Ryhmät"),
    people: (number: number) => (number === 1 ? "Yksi henkilö" : `${number} henkilöä`),
    notes: (number: number) => (number === 1 ? "Yksi muistiinpano" : `${number} muistiinpanoa`),
    kinds: (counts: readonly (readonly [NoteKind, number])[]) => counts.map(([kind, number]) => count(fi[kind], number)).join(", "),
    led: "Mihin se johti",
    noLead: "Mitään ei ole vielä päätetty.",
    after: "Mitä sitten tapahtui?",
    updated: (day: string) => `Päivitetty viimeksi ${day}.`,
    nothingYet: "Tähän tulevat vastaukset: mitä oivalluksista seuraa, kuka vastaa, ja syy, kun vastaus on kielteinen.",
    standing: (kind: CommitmentStatus | "overdue", number: number) =>
      ({ done: `${number} valmis`, ongoing: `${number} käynnissä`, planned: `${number} suunniteltu`, overdue: `${number} myöhässä`, declined: `${number} kielteinen, syy mainittu` })[kind],
    from: (number: number) => `Oivalluksesta ${number}`,
    facts: { state: "Tilanne", owner: "Vastuuhenkilö", decidedBy: "Päättäjä", receiver: "Kenelle", due: "Valmis viimeistään", review: "Tarkistetaan" },
    status: (status: CommitmentStatus) => statuses({ planned: "Suunniteltu", ongoing: "Käynnissä", done: "Valmis", declined: "Ei" })[status],
    overdue: "Myöhässä",
    promised: "Sitoumus tehtiin",
    reason: "Syy",
    topicsTitle: "Aiheet",
    topicsHelp: "Kaikki, mitä osallistujat toivat mukanaan, ja mitä siitä seurasi.",
    topic: (number: number) => `Aihe ${number}`,
    noTitle: "Otsikko ei ole julkinen.",
    state: (state: TopicState) =>
      states({
        received: "Vastaanotettu",
        contacted: "Ehdottajaan on otettu yhteyttä",
        preparing: "Valmistellaan",
        "on-agenda": "Ohjelmassa",
        joined: "Keskusteltiin yhdessä toisen aiheen kanssa",
        declined: "Ei otettu käsittelyyn",
        discussed: "Keskusteltu, vastaus tulee",
        answered: "Vastattu",
      })[state],
    talksTitle: "Keskustelut",
    talksHelp: "Jokaisesta ryhmästä pääsee oivalluksiin, jotka perustuvat sen kirjoittamaan.",
    insightsFrom: "Tuotti",
    otherTalks: (groups: number) => (groups === 1 ? "Yhden ryhmän muistiinpanoista ei tullut osaa mihinkään oivallukseen." : `${groups} ryhmän muistiinpanoista ei tullut osaa mihinkään oivallukseen.`),
    outcome: {
      title: "Mihin päädyimme",
      asked: (insights: number): string =>
        insights === 1
          ? "Olemme kirjoittaneet ryhmäsi muistiinpanoista oivalluksen. Kerro, pitääkö se paikkansa, yksi ryhmästä riittää."
          : `Olemme kirjoittaneet ryhmäsi muistiinpanoista ${insights} oivallusta. Kerro, pitävätkö ne paikkansa, yksi ryhmästä riittää.`,
      answerBy: (day: string) => `Vastaa viimeistään ${day}.`,
      answer: "Lue ja vastaa",
      published: "Dokumentaatio on julkaistu. Siinä kerrotaan myös, mitä seuraavaksi tapahtuu.",
      documentation: "Lue dokumentaatio",
    },
    about: "Tietoa asiakirjasta",
    designation: "Tunniste",
    version: (diary: string, version: number) => `${diary}, versio ${version}`,
    finished: "Valmistunut",
    by: "Viranomainen",
  },
);

function topicWords(numbers: readonly number[]): string {
  if (numbers.length === 0) return "";
  return numbers.length === 1 ? `ämne ${numbers[0]}` : `ämnena ${och(numbers)}`;
}
function topicWordsEn(numbers: readonly number[]): string {
  if (numbers.length === 0) return "";
  return numbers.length === 1 ? `topic ${numbers[0]}` : `topics ${and(numbers)}`;
}
function topicWordsFi(numbers: readonly number[]): string {
  if (numbers.length === 0) return "";
  return numbers.length === 1 ? `aihe ${numbers[0]}` : `aiheet ${ja(numbers)}`;
}
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
