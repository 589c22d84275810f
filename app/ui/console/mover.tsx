import type { FormHTMLAttributes, ReactElement, ReactNode } from "react";
import { type Option, Select } from "../forms/select.tsx";

type Props = {
  title: string;
  who: { label: string; options: readonly Option[]; empty?: string | undefined };
  to: { label: string; options: readonly Option[]; empty?: string | undefined };
  /** two Buttons: now, or at the next talk */
  actions: ReactNode;
} & FormHTMLAttributes<HTMLFormElement>;

/** Who, to, when: two selects (posted as `who` and `to`) and two buttons. Dragging may come beside it, never instead. */
export function Mover({ title, who, to, actions, ...form }: Props): ReactElement {
  return (
    <section className="mover-block" aria-labelledby="mover-title">
      <h2 id="mover-title">{title}</h2>
      <form className="mover" {...form}>
        <Select
          id="mover-who"
          name="who"
          label={who.label}
          options={who.options}
          empty={who.empty}
        />
        <Select id="mover-to" name="to" label={to.label} options={to.options} empty={to.empty} />
        <div className="row">{actions}</div>
      </form>
    </section>
  );
}
