/**
 * The envelope's sender of one letter, to which mail servers return it: "svar@region.example" → "svar+bounce-3f…@region.example".
 * At most 60 characters before the @ (of 64). The id is known to the recipient only, so nobody can send back another's letter.
 */
export function returnAddress(letterId: string, inbox: string): string {
  const [name, host] = inbox.split("@");
  return `${name}+bounce-${letterId.replaceAll("-", "")}@${host}`;
}

/** Which letter something came back for: by the address it came to, else by the Message-ID of the letter that is enclosed. */
export function letterReturned(to: readonly string[], enclosed: string, hostname: string): string | undefined {
  for (const address of to) {
    const [, hex] = /\+bounce-([0-9a-f]{32})@/i.exec(address) ?? [];
    if (hex) return uuid(hex.toLowerCase());
  }
  const [, id, host] = /^message-id:\s*<([0-9a-f-]{36})@([^>\s]+)>/im.exec(enclosed) ?? [];
  return id && host?.toLowerCase() === hostname ? id.toLowerCase() : undefined;
}

const uuid = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
