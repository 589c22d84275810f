import type { ReactNode } from "react";

/** Fields, then the one button that says what happens. The board's links lead to a form by its name. */
export function PostForm({ form, title, button, children }: { form: string; title?: string; button: ReactNode; children?: ReactNode }) {
  return (
    <form method="post" id={form} className="mt-6" aria-label={title}>
      {title && <h3>{title}</h3>}
      <input type="hidden" name="form" value={form} />
      {children}
      <div className="row mt-4">{button}</div>
    </form>
  );
}
