import type { DateStatus } from "#registration";
import { Tag } from "#ui/content/tag.tsx";
import { dateWord } from "./texts.ts";

const tones = { registered: "ok", attended: "ok", waiting: "wait", cancelled: "off" } as const;

export function DateTag({ date }: { date: DateStatus | undefined }) {
  if (!date) return "–";
  return (
    <Tag tone={tones[date.status]} small>
      {dateWord(date)}
    </Tag>
  );
}
