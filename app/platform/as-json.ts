/** As PostgreSQL takes it: a NUL or half a surrogate pair, which somebody may have typed, it refuses in JSON and the whole statement with it. */
export const asJson = (value: unknown): string => JSON.stringify(value, keepable);

const keepable = (_key: string, value: unknown) => (typeof value === "string" ? value.replaceAll("\u0000", "").toWellFormed() : value);
