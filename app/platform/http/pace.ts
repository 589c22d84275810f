import { isIPv6 } from "node:net";

/** `burst` at once, then `perMinute`; what was not used comes back with time. */
export type Allowance = { burst: number; perMinute: number };

/** `seconds`: when the same would be let through. */
export type Paced = { outcome: "go" } | { outcome: "slow"; seconds: number };

/**
 * Slows machines down, and nobody for long: counts per client address and never shuts one out. Kept in this process only,
 * and forgotten as soon as an address has its whole burst again. `now` is machine time in milliseconds.
 */
export type Pace = (address: string, cost?: number) => Paced;

/** Beyond this many addresses those that owe nothing are swept out. */
const sweepAt = 20_000;

export function openPace({ burst, perMinute }: Allowance, now: () => number): Pace {
  const each = 60_000 / perMinute;
  /** When an address will have paid for all it took. */
  const paidUp = new Map<string, number>();
  return (address, cost = 1) => {
    const at = now();
    const who = network(address);
    const owes = Math.max(paidUp.get(who) ?? 0, at) + cost * each;
    const over = owes - at - burst * each;
    if (over > 0) return { outcome: "slow", seconds: Math.ceil(over / 1000) };
    if (paidUp.size >= sweepAt) for (const [one, until] of paidUp) if (until <= at) paidUp.delete(one);
    paidUp.set(who, owes);
    return { outcome: "go" };
  };
}

/** An IPv6 subscriber has 2⁶⁴ addresses at hand, so the network counts. */
function network(address: string): string {
  if (!isIPv6(address) || address.includes(".")) return address;
  const [head = "", tail] = address.toLowerCase().split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail ? tail.split(":") : [];
  const whole = tail === undefined ? groups : [...groups, ...Array.from({ length: 8 - groups.length - after.length }, () => "0"), ...after];
  return whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":");
}
