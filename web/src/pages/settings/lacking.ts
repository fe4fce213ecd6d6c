import type { ShopSettings } from "../../../../server/http/contract.ts";
import { at, text } from "./json.ts";

/** The first thing without which invoicing cannot be switched on; null where all is there. KDV is never taken for granted. */
export function lackingOf({ profile, hasProfile, integrator }: ShopSettings): "Profile" | "Tax" | "Integrator" | null {
  if (!hasProfile) return "Profile";
  if (text(at(profile, ["tax", "default"])) === "") return "Tax";
  return integrator === null ? "Integrator" : null;
}
