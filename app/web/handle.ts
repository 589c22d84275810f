/** What a route's `handle` says of its page: "client" has one of its own in the browser, "live" looks as those do without it. */
export function says({ handle }: { handle?: unknown }, word: "client" | "live"): boolean {
  return typeof handle === "object" && handle !== null && Object.entries(handle).some(([key, on]) => key === word && on === true);
}
