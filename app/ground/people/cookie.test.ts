import { expect, test } from "vitest";
import { readCookie, setCookie } from "./cookie.ts";

const https = new URL("https://dialog.skane.example");
const loopback = new URL("http://127.0.0.1:8080");

test("over https the cookie is bound to the host and secure; on loopback it has a plain name (house rule 13)", () => {
  expect(setCookie("participant", https, "v", 60)).toBe("__Host-radslag=v; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
  expect(setCookie("staff", https, "v", 60)).toMatch(/^__Host-radslag-staff=v;.*; Secure;/);
  expect(setCookie("staff", loopback, "v", 60)).toBe("radslag-staff=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60");
});

test("staff and participant are told apart, and nobody else's cookie is taken", () => {
  const header = "theme=dark; radslag=one; radslag-staff=two;xradslag=three";
  expect(readCookie(header, "participant", loopback)).toBe("one");
  expect(readCookie(header, "staff", loopback)).toBe("two");
  expect(readCookie(header, "staff", https), "a plain name does not count over https").toBeUndefined();
  for (const empty of [null, undefined, "", "radslag=", "radslag"]) expect(readCookie(empty, "participant", loopback)).toBeUndefined();
});
