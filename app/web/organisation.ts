import { useRouteLoaderData } from "react-router";
import type { loader } from "../root.tsx";

/** Who runs this installation, by name, on any page. */
export const useOrganisation = (): string => useRouteLoaderData<typeof loader>("root")?.organisation ?? "Rådslag";
