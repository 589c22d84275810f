import { createContext, type ReactElement, type ReactNode, useContext } from "react";

/** The few words that parts say by themselves. A frame takes them once and hands them to all parts inside it. */
export type Words = {
  /** "Till innehållet" */
  skip: string;
  /** name of the header's navigation: "Webbplats" */
  siteNav: string;
  /** the narrow header's link, and the name of the footer's list: "Meny" */
  menu: string;
  /** begins every fault, read aloud: "Fel:" */
  fault: string;
  /** after the label of a field that may be left empty: "(valfritt)" */
  optional: string;
  /** the three states of a thread's nodes, read aloud before the node: "Har hänt:", "Nu:", "Kommer:" */
  past: string;
  now: string;
  later: string;
};

const Context = createContext<Words | null>(null);

export function WordsProvider({
  words,
  children,
}: {
  words: Words;
  children: ReactNode;
}): ReactElement {
  return <Context value={words}>{children}</Context>;
}

export function useWords(): Words {
  const words = useContext(Context);
  if (words === null)
    throw new Error(
      "A part of app/ui that has words of its own stands outside a frame or WordsProvider",
    );
  return words;
}
