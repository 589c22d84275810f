import { afterEach, beforeEach, vi } from "vitest";

/** For a file whose tests are the chapters of one journey: after a chapter that failed there is nothing to go on from. */
export function oneAfterTheOther(): void {
  // Media on a busy machine takes its time; what fails says so by its own patience.
  vi.setConfig({ testTimeout: 900_000 });
  let broken = false;
  beforeEach(({ skip }) => skip(broken, "an earlier chapter failed"));
  afterEach(({ task }) => {
    broken ||= task.result?.state === "fail";
  });
}
