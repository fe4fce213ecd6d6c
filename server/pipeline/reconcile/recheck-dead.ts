import { moneyKindOf } from "../../invoice/document-currency.ts";
import type { DueAnswer, WaitingReason } from "../../invoice/due/due.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { dueNow } from "../issue/due-now.ts";
import { unlessOvertaken } from "../issue/overtaken.ts";
import { typedDataOf } from "../issue/typed-data.ts";
import { mayExist } from "../ports/document-faults.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import { summaryOf } from "../ports/order-summary.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { OrderRecord, Stores } from "../ports/stores.ts";
import { unlessRemoved } from "../unless-removed.ts";

/**
 * Its invoice was cancelled, or refused by its buyer, the integrator or GİB. A sale that stands all the same is due again, with its
 * last lawful day: a person is told, and nothing is issued before that person asks, for somebody had a reason. One that was
 * called off is at its end; of one that nobody can read any more that is not known.
 */
export const recheckDead =
  (ports: PipelinePorts) =>
  async (shop: ShopId, orderId: OrderId): Promise<JobOutcome> => {
    const { read, unitOfWork, clock } = ports;
    const { orders, invoices, settings: stored, timeline } = read(shop);
    const settings = await stored.get();
    const heard = await timeline.signals(orderId);
    const typed = typedDataOf(await orders.find(orderId));
    const grounds = { shop, orderId, settings, typed, heard };
    // The list shows the dead invoice's amount beside the order's.
    const kind = (await invoices.findLatest(orderId))?.covered?.kind ?? moneyKindOf(settings.profile?.currency);
    const answer = await unlessRemoved(ports.orderSource.readOrder(shop, orderId, kind));
    return unlessOvertaken(unitOfWork, grounds, async (stores) => {
      const known = await stores.orders.find(orderId);
      if (!known) return done;
      // A person asked for something meanwhile.
      if (!RECHECKED.has(known.state)) return snooze(0);
      // Once the app is installed again everything that shows a problem is looked at.
      if (answer === "not-installed") {
        await stores.orders.setProblem(orderId, { code: "SHOP_NOT_CONNECTED", facts: {} });
        return done;
      }
      await stores.orders.setProblem(orderId, undefined);
      if (!answer?.ok) return tellOfNone(stores, known, true);
      const order = { ...answer.value, ...typed };
      // Whether the shop is paused now, or waits by a setting, is another matter.
      const due = dueNow(order, { ...settings, isActive: true }, { now: clock.now(), isAsked: true, stoodOnce: true });
      const deadline = stands(due) ? {} : { lastDay: undefined, alarmDay: undefined };
      await stores.orders.save({ ...summaryOf(order, settings), ...deadline });
      return due.kind === "not-ours" ? callOff(stores, known, due) : tellOfNone(stores, known, stands(due));
    });
  };

const RECHECKED: ReadonlySet<State> = new Set(["review", "failed", "rejected", "cancelled"]);

/** Money that is missing since is owed for goods that may be with their buyer. */
const OWED: ReadonlySet<string> = new Set<WaitingReason>(["NOT_PAID", "PARTLY_PAID"]);

const stands = (due: DueAnswer): boolean =>
  due.kind === "due" || due.kind === "review" || (due.kind === "waiting" && OWED.has(due.reason));

/** The end of a sale, unless a document of it may stand somewhere. What was cancelled keeps its story. */
async function callOff(
  stores: Stores,
  known: OrderRecord,
  { reason }: Extract<DueAnswer, { kind: "not-ours" }>,
): Promise<JobOutcome> {
  if (known.state === "cancelled") return tellOfNone(stores, known, false);
  if (mayExist(known.faults)) return done;
  await stores.orders.move(known.id, "exclude", { reason });
  await stores.timeline.append(known.id, "not-ours", { reason });
  return done;
}

/** What became of taking the cancellation back stays told until a person has seen it. */
async function tellOfNone({ orders, timeline }: Stores, known: OrderRecord, isNeeded: boolean): Promise<JobOutcome> {
  if (known.state !== "cancelled") return done;
  const faults: readonly Fault[] = isNeeded ? [fault("INVOICE_CANCELLED", "order")] : [];
  const others = known.faults.filter(({ code }) => code !== "INVOICE_CANCELLED");
  if (others.length + faults.length === known.faults.length) return done;
  await orders.setFaults(known.id, [...others, ...faults]);
  if (faults.length > 0) await timeline.append(known.id, "faults-found", { count: faults.length });
  return done;
}
