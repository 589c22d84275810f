// node --import: the control of B1. A house that reads its dates without locking their rows.
import { replace } from "./replace.mjs";

replace("/app/before/registration/store.ts", new URL("lockless-store.ts", import.meta.url));
