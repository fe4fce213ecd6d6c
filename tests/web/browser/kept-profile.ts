import type { FaultView, Problem, ShopSettings } from "../../../server/http/contract.ts";
import type { ProfilePart } from "../../../server/http/profile-part-contract.ts";

type Profile = ShopSettings["profile"];
type Answer = { readonly problem: Problem } | { readonly faults: readonly FaultView[] } | { readonly profile: Profile };

const OVERTAKEN: Problem = {
  code: "SETTINGS_CHANGED_MEANWHILE",
  status: 409,
  title: "Bu ayar bu arada değiştirildi.",
  detail: "Yazdıklarınız duruyor.",
};

/** What the API makes of some typed members of SHOP.json. */
export function withTyped(profile: Profile, body: string, faults: readonly FaultView[]): Answer {
  const { part, seen = {} }: ProfilePart = JSON.parse(body);
  const kept = profile ?? {};
  const isAsSeen = ([name, value]: [string, unknown]) => JSON.stringify(kept[name] ?? null) === JSON.stringify(value);
  if (!Object.entries(seen).every(isAsSeen)) return { problem: OVERTAKEN };
  if (faults.length > 0) return { faults };
  const members = Object.entries({ ...kept, ...part }).filter(([, value]) => value !== null);
  return { profile: Object.fromEntries(members) };
}
