import type { ShopStatus } from "./contract.ts";

/** Members of SHOP.json as typed, null for one to take away; and, where they must not have changed since, as they were seen. */
export type ProfilePart = {
  readonly part: Readonly<Record<string, unknown>>;
  readonly seen?: Readonly<Record<string, unknown>>;
};

/** PUT /api/profile, with where the SHOP.json that was saved names what no setting is called. */
export type ProfileSaved = ShopStatus & { readonly ignored?: readonly string[] };
