import type { Database } from "#platform/database";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * Where a record stands (K1). A *draft* and a *working* note are not yet public records; *received* and *drawn-up* are
 * (inkommen, upprättad).
 */
export type RecordState = "draft" | "working" | "received" | "drawn-up";

/**
 * What a room keeps, as told to registrator and archive. `name` is what events and retention decisions refer to.
 * `retention` is the suggestion until the authority has decided; without a decision everything is kept.
 */
export type InformationClass = {
  name: string;
  what: string;
  holds: "public" | "person" | "sensitive" | "anonymous";
  retention: string;
};

/**
 * What a room knows about one person (K4). `find` counts by kind and shows nothing; `export` is the room's part of the
 * person's own file. Every door exports one; only the room `records` asks.
 */
export type PersonData = {
  room: string;
  find(db: Database, personId: string): Promise<Record<string, number>>;
  export(db: Database, personId: string): Promise<Json>;
};
