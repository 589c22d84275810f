// node --import: the control of A4. A house whose live meetings answer before they store.
import { replace } from "./replace.mjs";

replace("/app/meeting/live/execute-command.ts", new URL("execute-command.ts", import.meta.url));
