import { expect, test, vi } from "vitest";
import { handleError } from "./entry.server.tsx";

test.each(["/anmalan/sen", "/avsluta-inbjudan", "/mitt", "/en/logga-in"])("a fault at %s is logged without the key (S-09)", (path) => {
  const logged = vi.spyOn(console, "error").mockReturnValue();
  handleError(new Error("broken"), { request: new Request(`https://dialog.example${path}/k3y.s1gned?a=b`) });
  expect(logged.mock.calls.map(([line]) => line)).toEqual([`GET ${path}`]);
  logged.mockRestore();
});
