/** Loaded as in production, or it logs every step of every programme to standard output; warnings still come. */
const before = process.env["NODE_ENV"];
process.env["NODE_ENV"] = "production";
export const rtc = await import("@livekit/rtc-node");
if (before === undefined) delete process.env["NODE_ENV"];
else process.env["NODE_ENV"] = before;
