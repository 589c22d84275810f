// node --import: the control of B3. A house in which looking at a personal link uses it up.
import { replace } from "./replace.mjs";

replace("/app/ground/people/links.ts", new URL("once-links.ts", import.meta.url));
