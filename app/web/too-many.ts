/** The answer to whoever presses too often: the page again, with what was typed, and when the same would be let through. */
export const tooMany = (seconds: number) => ({ status: 429, headers: { "Retry-After": String(seconds) } });
