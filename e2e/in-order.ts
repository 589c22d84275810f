import { afterEach, beforeEach } from "vitest";

/** For a file whose tests are the chapters of one journey: after a chapter that failed there is nothing to go on from. */
export function oneAfterTheOther(): void {
  let broken = false;
  beforeEach(({ skip }) => skip(broken, "an earlier chapter failed"));
  afterEach(({ task }) => {
    broken ||= task.result?.state === "fail";
  });
}
