/** The test's IMAP server, as far as the tests use it. `raw` is a text of bytes ("binary"). */
declare module "hoodiecrow-imap" {
  import type { Server } from "node:net";
  type Storage = Record<string, { messages: { raw: string; flags?: string[] }[] }>;
  export default function hoodiecrow(options: { storage: Storage }): {
    server: Server;
    listen(port: number, host: string, ready: () => void): void;
    close(closed: () => void): void;
    appendMessage(folder: string, flags: string[], date: Date | undefined, raw: string): void;
  };
}
