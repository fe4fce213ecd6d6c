import type { OrderId, ShopId } from "../../invoice/ids.ts";

/** What a merchant's workflow in Shopify Flow can begin with; the names stand in the extensions' own files. */
export const FLOW_TRIGGERS = ["invoice-issued", "invoice-failed"] as const;
export type FlowTrigger = (typeof FLOW_TRIGGERS)[number];

/** Shopify's word that some workflow of the shop begins with the trigger, or none any more. */
export type FlowUse = { readonly trigger: FlowTrigger; readonly isUsed: boolean; readonly at: Date };

export type FlowStore = {
  /** Since when each trigger is used; one that is not used is missing. */
  uses(): Promise<ReadonlyMap<FlowTrigger, Date>>;
  /** News older than what is known changes nothing: they come in any order. */
  saveUse(use: FlowUse): Promise<void>;
  /** What Flow was last told of the order. */
  told(orderId: OrderId): Promise<string | undefined>;
  markTold(orderId: OrderId, event: string): Promise<void>;
};

/** Field names as the triggers' files have them. */
export type FlowPayload = Readonly<Record<string, string | number>>;

/** Starts the shop's workflows. Throws as `OrderSource` does. */
export type FlowEvents = { fire(shop: ShopId, trigger: FlowTrigger, payload: FlowPayload): Promise<void> };
