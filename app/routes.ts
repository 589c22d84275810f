import { type RouteConfigEntry, index, route } from "@react-router/dev/routes";

/** A page that every visitor may read: in Swedish at `path`, in English under /en. */
function inBoth(path: string, file: string): RouteConfigEntry[] {
  const id = file.replace(/\.tsx?$/, "");
  if (path === "/") return [index(file), route("en", file, { id: `${id}-en` })];
  return [route(path, file), route(`en/${path}`, file, { id: `${id}-en` })];
}

/** Every address of the house. */
export default [
  // The public
  // The registered
  // Staff
] satisfies RouteConfigEntry[];
