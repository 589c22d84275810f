import { createContext } from "react";

/** What lets the scripts of this very page run; none on pages without a client. */
export const NonceContext = createContext<string | undefined>(undefined);
