import type { ReactElement } from "react";

/** `lang` is the language of the words and of the page they lead to. */
export type NavLink = {
  href: string;
  text: string;
  current?: boolean | undefined;
  lang?: string | undefined;
};

export function NavItems({
  links,
  className,
}: {
  links: readonly NavLink[];
  className?: string;
}): ReactElement {
  return (
    <>
      {links.map(({ href, text, current, lang }) => (
        <li key={href} className={className}>
          <a href={href} lang={lang} hrefLang={lang} aria-current={current ? "page" : undefined}>
            {text}
          </a>
        </li>
      ))}
    </>
  );
}
