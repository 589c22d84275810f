import { type Logger, pino } from "pino";

export type Log = Logger;

/** One JSON line per entry on standard output; `level` "silent" for tests. Write ids, never names or addresses. */
export function openLog(level = "info"): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
}
