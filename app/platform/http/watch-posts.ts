import type { Log } from "#platform/log";

const minute = 60_000;
/** So far back it looks, and so long it is silent after having said something. */
const lookBack = 5;
/** Fewer than so many failures are nobody's pattern, however few posts there were. */
const fewest = 3;
const worrying = 0.05;

/**
 * Says so when forms fail: a house can be up and lose what people send. Counts posts by the minute, here in this process, and
 * writes one line when a twentieth of those of the last five minutes ended in a fault of ours. `now` in milliseconds.
 */
export function watchPosts({ log, now = () => performance.now() }: { log: Pick<Log, "error">; now?: () => number }): (failed: boolean) => void {
  let minutes: { at: number; posts: number; failed: number }[] = [];
  let saidAt = Number.NEGATIVE_INFINITY;
  return (failed) => {
    const at = Math.floor(now() / minute);
    minutes = minutes.filter((one) => at - one.at < lookBack);
    let current = minutes.at(-1);
    if (current?.at !== at) minutes.push((current = { at, posts: 0, failed: 0 }));
    current.posts += 1;
    if (!failed) return;
    current.failed += 1;
    const sum = (what: "posts" | "failed") => minutes.reduce((all, one) => all + one[what], 0);
    const seen = { posts: sum("posts"), failed: sum("failed") };
    if (seen.failed < fewest || seen.failed / seen.posts < worrying || at - saidAt < lookBack) return;
    saidAt = at;
    log.error(seen, "What people send fails more often than it may: look at the faults above");
  };
}
