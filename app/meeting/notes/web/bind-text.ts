import type * as Y from "yjs";

/** What a text field must be able to do; a <textarea> is one. */
export type TextField = Pick<HTMLTextAreaElement, "value" | "selectionStart" | "selectionEnd" | "setSelectionRange" | "addEventListener" | "removeEventListener">;

type Change = { at: number; removed: number; inserted: string };
type Step = { retain?: number; insert?: unknown; delete?: number };

/**
 * Ties a text field to a shared text: what is typed goes in as the smallest change that explains it, what others type appears
 * around the caret. While a letter is being composed (´ + e) the field is left alone; both sides meet when it is done.
 * Answers with what unties them.
 */
export function bindText(field: TextField, text: Y.Text): () => void {
  let shown = text.toString();
  let missed: Step[][] = [];
  let composing = false;
  field.value = shown;

  const passOn = () => {
    const change = difference(shown, field.value, field.selectionEnd);
    shown = field.value;
    const place = (at: number, stay: boolean) => missed.reduce((now, delta) => shift(delta, now, stay), at);
    let caret = place(field.selectionEnd, true);
    if (change) {
      const [start, end] = [place(change.at, false), place(change.at + change.removed, true)];
      caret = start + change.inserted.length;
      text.doc?.transact(() => {
        if (end > start) text.delete(start, end - start);
        if (change.inserted) text.insert(start, change.inserted);
      }, field);
    }
    if (missed.length > 0) {
      missed = [];
      shown = field.value = text.toString();
      field.setSelectionRange(caret, caret);
    }
  };
  const onInput = () => void (composing || passOn());
  const onStart = () => void (composing = true);
  const onEnd = () => {
    composing = false;
    passOn();
  };
  const onText = ({ delta }: { delta: Step[] }, transaction: Y.Transaction) => {
    if (transaction.origin === field) return;
    if (composing) return void missed.push(delta);
    const [start, end] = [shift(delta, field.selectionStart, true), shift(delta, field.selectionEnd, true)];
    shown = field.value = text.toString();
    field.setSelectionRange(start, end);
  };
  field.addEventListener("input", onInput);
  field.addEventListener("compositionstart", onStart);
  field.addEventListener("compositionend", onEnd);
  text.observe(onText as Parameters<Y.Text["observe"]>[0]);
  return () => {
    field.removeEventListener("input", onInput);
    field.removeEventListener("compositionstart", onStart);
    field.removeEventListener("compositionend", onEnd);
    text.unobserve(onText as Parameters<Y.Text["observe"]>[0]);
  };
}

/**
 * The smallest change from `before` to `after`. What stands after the caret was not typed now: it tells apart where in "aaaa"
 * an "a" came in. A letter of two halves (an emoji) is never cut in two, since Yjs would make both halves unreadable.
 */
export function difference(before: string, after: string, caret: number): Change | undefined {
  if (before === after) return undefined;
  const most = Math.min(before.length, after.length);
  let tail = 0;
  while (tail < Math.min(most, after.length - caret) && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  let head = 0;
  while (head < most - tail && before[head] === after[head]) head += 1;
  if (isHalf(before, head) || isHalf(after, head)) head -= 1;
  if (isHalf(before, before.length - tail) || isHalf(after, after.length - tail)) tail -= 1;
  return { at: head, removed: before.length - head - tail, inserted: after.slice(head, after.length - tail) };
}

/** Whether a cut at `at` would go through a surrogate pair. */
function isHalf(text: string, at: number): boolean {
  const [left, right] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return at > 0 && left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000;
}

/** Where a place in the text is after `delta`; with `stay` an insertion right there leaves it before the new letters. */
function shift(delta: readonly Step[], at: number, stay: boolean): number {
  let place = at;
  let passed = 0;
  for (const { retain = 0, insert, delete: removed = 0 } of delta) {
    passed += retain;
    const length = typeof insert === "string" ? insert.length : 0;
    if (passed < place || (passed === place && !stay)) place += length;
    passed += length;
    if (passed < place) place -= Math.min(removed, place - passed);
  }
  return place;
}
