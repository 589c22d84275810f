import { type ServerBuild, createRequestHandler, data, redirect } from "react-router";
import { expect, test } from "vitest";
import { drawable, withUnsent } from "./unsent.ts";

type Module = ServerBuild["routes"][string] extends infer Route ? (Route extends { module: infer One } ? One : never) : never;

const page = () => null;
/** A build with one page whose loader and action answer `given`, and what the framework passes on of it. */
async function passedOn(given: () => unknown, { method = "GET", handle }: { method?: string; handle?: object } = {}) {
  let seen: { loaderData: unknown; actionData: unknown; written: string } | undefined;
  const module = { default: page, loader: given, action: given, ...(handle && { handle }) } as unknown as Module;
  const route = (id: string, more: object) => ({ id, module: { default: page, loader: () => ({ organisation: "Kulturnämnden" }) } as unknown as Module, ...more });
  const build = {
    entry: {
      module: {
        async default(_request: Request, status: number, headers: Headers, { staticHandlerContext: of, serverHandoffStream }: { staticHandlerContext: { loaderData: Record<string, unknown>; actionData: Record<string, unknown> | null }; serverHandoffStream: ReadableStream<Uint8Array> }) {
          const written = await new Response(serverHandoffStream).text();
          seen = { loaderData: drawable(of.loaderData)["one"], actionData: drawable(of.actionData)?.["one"], written };
          return new Response("page", { status, headers });
        },
      },
    },
    routes: { root: route("root", { path: "" }), one: { ...route("one", { path: "one", parentId: "root" }), module } },
    ...{ assets: { routes: {}, entry: { module: "", imports: [] }, url: "", version: "" }, publicPath: "/", assetsBuildDirectory: "", basename: "/", future: {}, ssr: true, isSpaMode: false, prerender: [], routeDiscovery: { mode: "initial" } },
  } as unknown as ServerBuild;
  const answer = await createRequestHandler(withUnsent(build), "production")(new Request("https://dialog.example/one", { method }));
  return { answer, seen };
}

test("a page without a client is drawn with all it was given, and none of it is written out for a browser", async () => {
  const given = { name: "Amira", dates: [new Date(0)] };
  const { seen } = await passedOn(() => given);
  expect(seen?.loaderData).toBe(given);
  expect(seen?.written).toContain("Kulturnämnden");
  expect(seen?.written).not.toContain("Amira");
});

test("a page with a client has it written out", async () => {
  const { seen } = await passedOn(() => ({ name: "Amira" }), { handle: { client: true } });
  expect(seen?.written).toContain("Amira");
  expect(seen?.loaderData).toEqual({ name: "Amira" });
});

test("status and headers of an answer hold, a redirect is one, nothing stays nothing", async () => {
  const refused = await passedOn(() => data({ errors: ["email"] }, { status: 422, headers: { "Set-Cookie": "a=b" } }), { method: "POST" });
  expect([refused.answer.status, refused.answer.headers.get("Set-Cookie"), refused.seen?.actionData]).toEqual([422, "a=b", { errors: ["email"] }]);
  const sent = await passedOn(() => redirect("/kvitto", 303), { method: "POST" });
  expect([sent.answer.status, sent.answer.headers.get("Location")]).toEqual([303, "/kvitto"]);
  expect((await passedOn(() => null)).seen?.loaderData).toBeNull();
  const thrown = await passedOn(() => {
    throw data(null, { status: 404 });
  });
  expect(thrown.answer.status).toBe(404);
});
