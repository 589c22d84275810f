const most = 1_000;

/**
 * Work whose answer hangs on its key alone and never changes, done once for each key. For what pages ask of the calendar's rules
 * and of languages: few keys, and asking costs a hundred times more than remembering. Too many keys begin anew; a fault is not kept.
 */
export function remembered<Key extends string, Answer>(work: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>();
  return (key) => {
    if (known.has(key)) return known.get(key) as Answer;
    const answer = work(key);
    if (known.size >= most) known.clear();
    known.set(key, answer);
    return answer;
  };
}
