import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { type Checked, applyChecked, stamp } from "./check-update.ts";
import { type NoteId, addNote, longestStoredNote, mostNotes, notesOf, readNotes, setHidden, setKind, stampsOf, textOf } from "./shared.ts";

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}` as NoteId;
const [amira, leif] = ["amira", "leif"] as const;

/** The server's copy, and a way in for what somebody did to a copy of it. */
function notebook() {
  const doc = new Y.Doc();
  const owners = new Map<number, string>();
  const copy = () => {
    const hand = new Y.Doc();
    Y.applyUpdate(hand, Y.encodeStateAsUpdate(doc));
    return hand;
  };
  const send = (person: string, hand: Y.Doc): Checked => applyChecked(doc, owners, person, Y.encodeStateAsUpdate(hand, Y.encodeStateVector(doc)));
  const act = (person: string, work: (hand: Y.Doc) => void) => {
    const hand = copy();
    work(hand);
    return send(person, hand);
  };
  return { doc, owners, copy, send, act };
}

const note = (number: number, text = "Vi delade ljudtekniker") => ({ id: id(number), kind: "experience", text }) as const;

describe("what a member may do with a notebook (N1)", () => {
  test("add a note, type in it, give it another kind, hide it and show it again", () => {
    const { act, doc } = notebook();
    expect(act(amira, (hand) => addNote(hand, note(1)))).toMatchObject({ outcome: "accepted", added: [id(1)], changed: [] });
    expect(act(leif, (hand) => textOf(hand, id(1))?.insert(0, "Ja: "))).toMatchObject({ outcome: "accepted", added: [], changed: [id(1)] });
    expect(act(leif, (hand) => setKind(hand, id(1), "idea"))).toMatchObject({ outcome: "accepted", changed: [id(1)], hidden: [] });
    expect(act(leif, (hand) => setHidden(hand, id(1), true))).toMatchObject({ outcome: "accepted", hidden: [id(1)], shown: [] });
    expect(act(amira, (hand) => setHidden(hand, id(1), false))).toMatchObject({ outcome: "accepted", hidden: [], shown: [id(1)] });
    expect(readNotes(doc)).toEqual([{ id: id(1), kind: "idea", text: "Ja: Vi delade ljudtekniker", hidden: false }]);
  });

  test("what the server has already is nothing new", () => {
    const { act, copy, send } = notebook();
    act(amira, (hand) => addNote(hand, note(1)));
    expect(send(amira, copy())).toEqual({ outcome: "nothing-new" });
  });

  test("two who type in the same note at once both keep their words, whoever comes first", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), fc.nat(22), fc.nat(22), (one, other, at, where) => {
        const { act, doc, copy, send } = notebook();
        act(amira, (hand) => addNote(hand, note(1)));
        const [hers, his] = [copy(), copy()];
        textOf(hers, id(1))?.insert(at, one);
        textOf(his, id(1))?.insert(where, other);
        for (const checked of [send(amira, hers), send(leif, his)]) expect(checked.outcome).not.toBe("refused");
        expect(textOf(doc, id(1))?.length).toBe(note(1).text.length + one.length + other.length);
      }),
    );
  });
});

describe("the server stamps each note's author from the connection (house rule 10)", () => {
  test("the stamp names who sent the note and in which order notes came", () => {
    const { act, doc } = notebook();
    act(amira, (hand) => addNote(hand, note(2)));
    stamp(doc, [id(2)], amira, new Date("2020-11-03T13:26:00Z"));
    act(leif, (hand) => addNote(hand, note(1)));
    stamp(doc, [id(1)], leif, new Date("2020-11-03T13:27:00Z"));
    expect(readNotes(doc).map((one) => [one.stamp?.number, one.stamp?.author])).toEqual([[1, amira], [2, leif]]);
  });

  const stampOf = (author: string) => ({ number: 1, author, at: "2020-11-03T13:26:00.000Z" });
  test.each<[string, (hand: Y.Doc) => void, string]>([
    ["a stamp of one's own making", (hand) => hand.transact(() => (addNote(hand, note(2)), stampsOf(hand).set(id(2), stampOf(leif)))), "not notes"],
    ["another's stamp overwritten", (hand) => stampsOf(hand).set(id(1), stampOf(amira)), "not notes"],
    ["another's stamp taken away", (hand) => stampsOf(hand).delete(id(1)), "not notes"],
    ["an author inside the note", (hand) => notesOf(hand).get(id(1))?.set("author", leif), "not a note"],
    ["a place of its own", (hand) => hand.getMap("mine").set("a", 1), "not notes"],
    ["a note taken away", (hand) => notesOf(hand).delete(id(1)), "removed"],
    ["another note put in its place", (hand) => addNote(hand, note(1, "något annat")), "removed"],
    ["its text put out", (hand) => notesOf(hand).get(id(1))?.set("text", new Y.Text("nytt")), "removed"],
    ["an unknown kind", (hand) => notesOf(hand).get(id(1))?.set("kind", "rant"), "not a note"],
    ["a kind that is no word", (hand) => notesOf(hand).get(id(1))?.set("kind", new Y.Map()), "not a note"],
    ["something embedded", (hand) => textOf(hand, id(1))?.insertEmbed(0, { image: "x" }), "not a note"],
    ["bold", (hand) => textOf(hand, id(1))?.format(0, 2, { bold: true }), "not a note"],
    ["an id that is none", (hand) => addNote(hand, { ...note(2), id: "note" as NoteId }), "not a note"],
    ["a book", (hand) => textOf(hand, id(1))?.insert(0, "a".repeat(longestStoredNote)), "too long"],
    ["a book at once", (hand) => addNote(hand, note(2, "a".repeat(longestStoredNote + 1))), "too long"],
    ["too many", (hand) => hand.transact(() => Array.from({ length: mostNotes }, (_, at) => addNote(hand, note(at + 2)))), "too many"],
  ])("%s is refused", (_what, work, because) => {
    const { act, doc } = notebook();
    act(amira, (hand) => addNote(hand, note(1)));
    stamp(doc, [id(1)], amira, new Date("2020-11-03T13:26:00Z"));
    expect(act(leif, work)).toEqual({ outcome: "refused", because });
  });

  test("nobody writes with another's hand: a Yjs client id belongs to whoever used it first", () => {
    const { doc, owners, send, copy } = notebook();
    const hers = copy();
    addNote(hers, note(1));
    send(amira, hers);
    const forged = copy();
    forged.clientID = hers.clientID;
    addNote(forged, note(2));
    expect(applyChecked(doc, owners, leif, Y.encodeStateAsUpdate(forged, Y.encodeStateVector(doc)))).toEqual({ outcome: "refused", because: "another's hand" });
  });

  test("what builds on something that never came is refused, and so is noise", () => {
    const { doc, owners, copy } = notebook();
    const hers = copy();
    addNote(hers, note(1));
    const before = Y.encodeStateVector(hers);
    addNote(hers, note(2));
    expect(applyChecked(doc, owners, amira, Y.encodeStateAsUpdate(hers, before))).toEqual({ outcome: "refused", because: "gap" });
    for (const noise of [new Uint8Array([1]), new Uint8Array([255, 255, 255]), new TextEncoder().encode("hej")]) {
      expect(applyChecked(new Y.Doc(), new Map(), leif, noise).outcome).toBe("refused");
    }
  });
});
