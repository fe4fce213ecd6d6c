import type { ShopId } from "../../invoice/ids.ts";

/** What the shop has agreed to pay for the app, as Shopify tells it. Shown, and never a reason to hold an invoice back. */
export type Plan = {
  readonly name: string;
  /** Shopify's word, such as ACTIVE or FROZEN; of an app's own pricing ACTIVE, TRIAL, or ENDING when the shop gave notice. */
  readonly status: string;
  readonly isTest: boolean;
  readonly trialDays: number;
  readonly paidUntil: Date | undefined;
};

/** `undefined` while the shop has none. Throws as `OrderSource` does. */
export type PlanOf = (shop: ShopId) => Promise<Plan | undefined>;
