/**
 * Whoever asks for the same in one go of the event loop shares one reading. It begins after all of them have asked, so nobody
 * is told what held before they asked: fresh as a reading of one's own, and under load one instead of many.
 */
export function readTogether<Value>(): (key: string, read: () => Promise<Value>) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>();
  return (key, read) => {
    const shared = asked.get(key);
    if (shared) return shared;
    const value = new Promise<Value>((resolve, reject) => {
      setImmediate(() => {
        asked.delete(key);
        read().then(resolve, reject);
      });
    });
    asked.set(key, value);
    return value;
  };
}
