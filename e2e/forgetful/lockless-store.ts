import * as locking from "../../app/before/registration/store.ts";

export * from "../../app/before/registration/store.ts";

export const lockDates: typeof locking.lockDates = (trx, dialogue, meetingIds) => locking.lockDates(trx, dialogue, meetingIds, false);
