import { type Fault, fault } from "../../invoice/fault.ts";
import { moneyKindOf } from "../../invoice/document-currency.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { dueNow } from "../issue/due-now.ts";
import { AppError } from "../errors.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import { summaryOf } from "../ports/order-summary.ts";
import { unlessOvertaken } from "../issue/overtaken.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { OrderRecord, Stores } from "../ports/stores.ts";
import { typedDataOf } from "../issue/typed-data.ts";

/**
 * Its invoice was cancelled, or refused by its buyer. A sale that stands all the same is due again, with its last lawful day:
 * a person is told, and nothing is issued before that person asks, for somebody had a reason. One that was called off is at
 * its end.
 */
export const recheckDead =
  ({ read, orderSource, unitOfWork, clock }: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<JobOutcome> => {
    const { orders, settings: stored, timeline } = read(shop);
    const settings = await stored.get();
    const heard = await timeline.signals(orderId);
    const typed = typedDataOf(await orders.find(orderId));
    const kind = moneyKindOf(settings.profile?.currency);
    const answer = await orderSource.readOrder(shop, orderId, kind).catch((cause: unknown) => {
      if (cause instanceof AppError && cause.code === "SHOP_NOT_CONNECTED") return undefined;
      throw cause;
    });
    if (!answer?.ok) return done;
    const order = { ...answer.value, ...typed };
    // Whether the shop is paused now, or waits by a setting, is another matter.
    const due = dueNow(order, { ...settings, isActive: true }, { now: clock.now(), isAsked: true });
    return unlessOvertaken(unitOfWork, { shop, orderId, settings, typed, heard }, async (stores) => {
      const known = await stores.orders.find(orderId);
      if (!known) return done;
      const stands = due.kind === "due" || due.kind === "review";
      const deadline = stands ? {} : { lastDay: undefined, alarmDay: undefined };
      await stores.orders.save({ ...summaryOf(order, settings), ...deadline });
      if (known.state === "cancelled") await tell(stores, known, stands ? [fault("INVOICE_CANCELLED", "order")] : []);
      if (known.state !== "rejected" || due.kind !== "not-ours") return done;
      await stores.orders.move(orderId, "exclude", { reason: due.reason });
      await stores.timeline.append(orderId, "not-ours", { reason: due.reason });
      return done;
    });
  };

/** What became of taking the cancellation back stays told until a person has seen it. */
async function tell({ orders, timeline }: Stores, known: OrderRecord, faults: readonly Fault[]): Promise<void> {
  const others = known.faults.filter(({ code }) => code !== "INVOICE_CANCELLED");
  if (others.length + faults.length === known.faults.length) return;
  await orders.setFaults(known.id, [...others, ...faults]);
  if (faults.length > 0) await timeline.append(known.id, "faults-found", { count: faults.length });
}
