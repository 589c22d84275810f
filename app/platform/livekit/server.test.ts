import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LiveKit, type MediaServerState, startLiveKit } from "./server.ts";
import { livekitOfCheckout, openTestLiveKit, quiet } from "./testing.ts";
import { describeMediaServer } from "./texts.ts";

const webhookUrl = "http://127.0.0.1:9/none";
const probe = await openTestLiveKit();
await probe?.stop();

/** A server of ours that can be killed: it starts the media server and stays. */
const ownerProgram = (folder: string) => `
  import { startLiveKit } from ${JSON.stringify(new URL("./server.ts", import.meta.url).href)};
  import { livekitOfCheckout, quiet } from ${JSON.stringify(new URL("./testing.ts", import.meta.url).href)};
  const livekit = await startLiveKit({ ...livekitOfCheckout(), folder: ${JSON.stringify(folder)}, webhookUrl: "${webhookUrl}", log: quiet });
  console.log(await livekit.ready);
  setInterval(() => {}, 1000);
`;

describe.skipIf(!probe)("the media server as our child (A1, A4)", () => {
  let folder = "";
  let livekit: LiveKit;
  const pid = async () => Number((await readFile(join(folder, "livekit.pid"), "utf8")).split(" ")[0]);
  const become = (wanted: MediaServerState["is"]) =>
    new Promise<void>((resolve) => {
      const end = livekit.onState(({ is }) => {
        if (is !== wanted) return;
        end();
        resolve();
      });
    });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "radslag-livekit-"));
    livekit = await startLiveKit({ ...livekitOfCheckout(), folder, webhookUrl, log: quiet });
    await livekit.ready;
  });
  afterAll(async () => {
    await livekit.stop();
    await rm(folder, { recursive: true });
  });

  test("answers on loopback, and its keys are the owner's alone", async () => {
    expect((await fetch(livekit.url)).status).toBe(200);
    expect(livekit.url.hostname).toBe("127.0.0.1");
    expect(livekit.secret.length).toBeGreaterThanOrEqual(32);
    for (const file of ["livekit.json", "livekit.yaml"]) expect((await stat(join(folder, file))).mode & 0o077).toBe(0);
  });

  test("killed, it comes back at the same address with the same keys", async () => {
    const before = await pid();
    const back = become("starting").then(() => become("ready"));
    process.kill(before, "SIGKILL");
    await back;
    expect(await pid()).not.toBe(before);
    expect((await fetch(livekit.url)).status).toBe(200);
  });

  test.each([
    ["the same", webhookUrl, true],
    ["another", `${webhookUrl}/other`, false],
  ])("when our server was killed, a start with %s configuration finds what it left: %s, adopted: %s", async (_name, url, adopted) => {
    await livekit.stop();
    const owner = spawn(process.execPath, ["--input-type=module", "--eval", ownerProgram(folder)], { stdio: ["ignore", "pipe", "inherit"] });
    await once(owner.stdout, "data");
    const left = await pid();
    owner.kill("SIGKILL");
    await once(owner, "exit");

    livekit = await startLiveKit({ ...livekitOfCheckout(), folder, webhookUrl: url, log: quiet });
    expect(await livekit.ready).toBe(true);
    expect((await pid()) === left).toBe(adopted);
    expect((await fetch(livekit.url)).status).toBe(200);
  });

  test("stopped, it is gone", async () => {
    await livekit.stop();
    expect(livekit.state()).toEqual({ is: "stopped" });
    await expect(fetch(livekit.url)).rejects.toThrow();
  });
});

test("without Go the product starts all the same and says what to install", async () => {
  const folder = await mkdtemp(join(tmpdir(), "radslag-livekit-"));
  const environment = { PATH: folder };
  const livekit = await startLiveKit({ ...livekitOfCheckout(), caches: [join(folder, "cache")], environment, folder, webhookUrl, log: quiet });
  expect(await livekit.ready).toBe(false);
  expect(livekit.state()).toEqual({ is: "absent", because: "no-go", needs: "1.26" });
  expect(describeMediaServer(livekit.state(), "sv")).toContain("installera Go 1.26");
  await livekit.stop();
  await rm(folder, { recursive: true });
});

test("the line at the start says how far the build is", () => {
  expect(describeMediaServer({ is: "building", step: "compiling", percent: 34 }, "sv")).toBe("medieservern byggs: 34 %");
});
