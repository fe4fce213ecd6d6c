import type { State } from "../../invoice/lifecycle.ts";
import { hideInvoice } from "../hide-invoice.ts";
import { isTrial } from "./is-trial.ts";
import type { IntegratorSettings, Stores } from "../ports/stores.ts";

/** Ends of an invoice; what is on its way keeps the account it was sent to. */
const ENDED: ReadonlySet<State> = new Set(["issued", "cancelled", "rejected", "failed", "review"]);

/** From documents that are worth nothing to ones that count. */
export const isGoingLive = (from: IntegratorSettings | undefined, to: IntegratorSettings): boolean =>
  from?.environment === "test" && to.environment === "live";

/**
 * What was only invoiced in a trial has no invoice. Issuing pauses, because until now the merchant invoiced these orders some
 * other way; once it is switched on again, the first day decides which of them get a real one.
 */
export async function leaveTrial(stores: Stores): Promise<void> {
  const { invoices, orders, settings, timeline, jobs } = stores;
  await settings.setActive(false);
  for (const orderId of await invoices.ofTrial()) {
    const order = await orders.find(orderId);
    const record = await invoices.findLatest(orderId);
    if (!order || !ENDED.has(order.state) || !record || !isTrial(record)) continue;
    await invoices.update(record.invoice.ettn, { isLive: false });
    await hideInvoice(stores, record);
    await orders.move(orderId, "leave-trial");
    await timeline.append(orderId, "trial-left");
    await jobs.wake(orderId);
  }
}

/** Whether a trial's document is still its order's invoice. */
export async function hasStandingTrial({ invoices }: Pick<Stores, "invoices">): Promise<boolean> {
  for (const orderId of await invoices.ofTrial()) {
    const record = await invoices.findLatest(orderId);
    if (record?.isLive && isTrial(record)) return true;
  }
  return false;
}
