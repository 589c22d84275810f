/**
 * What people type, as it can be kept: without control characters, which PostgreSQL refuses (NUL) and mail headers obey
 * (line ends). Trimmed; the words themselves are left alone.
 */
export const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim();

/** The same, with line ends as \n and tabs kept. */
export const manyLines = (text: string): string => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "").trim();
