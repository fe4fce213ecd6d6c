import { moneyKindOf } from "../../invoice/document-currency.ts";
import type { DueAnswer, NotOursReason, WaitingReason } from "../../invoice/due/due.ts";
import { shownUntil } from "../../invoice/due/shown-until.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import { adoptRevived } from "./adopt-revived.ts";
import { discardWithdrawn } from "./discard-withdrawn.ts";
import { dueInItsStory } from "./due-now.ts";
import { askAboutEarlier, earlierInvoice } from "./earlier-invoice.ts";
import { type DueOrder, issueInvoice, saveUnlessOvertaken } from "./issue-invoice.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import { unreadSummary } from "../ports/order-summary.ts";
import { type OrderGrounds, unlessOvertaken } from "./overtaken.ts";
import { AppError } from "../errors.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { putToReview } from "./put-to-review.ts";
import type { InvoiceRecord } from "../ports/stores.ts";
import type { StoredOrder } from "../stored-order.ts";
import { typedDataOf } from "./typed-data.ts";
import { unlessRemoved } from "../unless-removed.ts";
import { withdrawUnsent } from "../withdraw-unsent.ts";

/**
 * Re-reads the order and settles what becomes of it: it waits, is not ours, needs a person, or gets its invoice. The live
 * order decides, never the event. Answers `continue` once there is an invoice to submit.
 */
export const settleOrder =
  (ports: PipelinePorts) =>
  async (stored: StoredOrder): Promise<JobOutcome | "continue"> => {
    if (await adoptRevived(ports)(stored)) return "continue";
    const outcome = await settleUnsent(ports, stored);
    await discardWithdrawn(ports, stored.shop, stored.record);
    return outcome;
  };

async function settleUnsent(
  ports: PipelinePorts,
  { shop, orderId, order: known, record }: StoredOrder,
): Promise<JobOutcome | "continue"> {
  const settings = await ports.read(shop).settings.get();
  // It comes back by itself once the key does: nothing is decided about the order meanwhile.
  if (settings.lostAccount !== undefined) throw new AppError("SHOP_NOT_SET_UP");
  const typed = typedDataOf(known);
  const heard = await ports.read(shop).timeline.signals(orderId);
  const unread = { shop, orderId, settings, typed, heard };
  const answer = await readOrder(ports, unread);
  if (answer === "not-installed") return waitForInstall(ports, unread);
  // What was left out stays so: Shopify shows an order for sixty days.
  if (!answer?.ok && known?.state === "not-ours") return done;
  if (answer === undefined) return settleUnshown(ports, unread);
  if (!answer.ok) return reviewUnread(ports, unread, answer.error);
  const order = { ...answer.value, ...typed };
  const read = { shop, order, settings, heard };
  try {
    // An invoice that is fixed stays so: a trigger changed since is for the orders after it.
    return await settleRead(ports, read, { isAsked: record?.isLive === true || known?.isAsked === true, record });
  } catch (cause) {
    // While others do not answer it is in the list by its name and its buyer's.
    if (known?.total === undefined) await saveUnlessOvertaken(ports.unitOfWork, read, async () => {});
    throw cause;
  }
}

type Known = { readonly isAsked: boolean; readonly record: InvoiceRecord | undefined };

async function settleRead(
  ports: PipelinePorts,
  read: DueOrder,
  { isAsked, record }: Known,
): Promise<JobOutcome | "continue"> {
  const { shop, order, settings } = read;
  const due = await dueInItsStory(ports, { shop, order, settings, isAsked });
  if (due.kind !== "due") return recordNotDue(ports, read, due);
  const mayHaveEarlier = record !== undefined || order.shownEttn !== undefined;
  const earlier = mayHaveEarlier ? await earlierInvoice(ports, { shop, order, settings }) : undefined;
  if (!earlier) return issueInvoice(ports)(read);
  return saveUnlessOvertaken(ports.unitOfWork, read, (stores) => askAboutEarlier(stores, order.id, earlier));
}

/** A shop without tokens is not asked again and again: the next visit to the page brings new ones and wakes its orders. */
const readOrder = ({ orderSource }: PipelinePorts, { shop, orderId, settings }: OrderGrounds) =>
  unlessRemoved(orderSource.readOrder(shop, orderId, moneyKindOf(settings.profile?.currency)));

function waitForInstall({ unitOfWork, clock }: PipelinePorts, unread: OrderGrounds): Promise<JobOutcome> {
  const { orderId } = unread;
  return unlessOvertaken(unitOfWork, unread, async (stores) => {
    const { orders, timeline } = stores;
    const reason: WaitingReason = "NOT_INSTALLED";
    if (!(await orders.find(orderId))) await orders.save(unreadSummary(orderId, clock.now()));
    await withdrawUnsent(stores, orderId);
    await orders.move(orderId, "wait", { reason });
    await timeline.append(orderId, "waiting", { reason });
    return done;
  });
}

type NotDue = Exclude<DueAnswer, { kind: "due" }>;

function recordNotDue({ unitOfWork, clock }: PipelinePorts, read: DueOrder, due: NotDue): Promise<JobOutcome> {
  return saveUnlessOvertaken(unitOfWork, read, async (stores) => {
    const { orders, timeline } = stores;
    const { order } = read;
    if (due.kind === "review") return putToReview(stores, order.id, [due.fault]);
    await withdrawUnsent(stores, order.id);
    await orders.move(order.id, due.kind === "waiting" ? "wait" : "exclude", { reason: due.reason });
    await timeline.append(order.id, due.kind, { reason: due.reason });
    if (due.kind !== "waiting" || due.until === undefined) return done;
    return snooze((due.until.getTime() - clock.now().getTime()) / 1000);
  });
}

/**
 * Gone, or told of a moment before Shopify shows it: one that was never read counts as older than any change, so that the next
 * comparison that finds it has it read again. Of a shop that began less than sixty days ago it was sold before that.
 */
function settleUnshown({ unitOfWork, clock }: PipelinePorts, unread: OrderGrounds): Promise<JobOutcome> {
  const { orderId, settings } = unread;
  return unlessOvertaken(unitOfWork, unread, async (stores) => {
    const { orders, sight, timeline } = stores;
    const [known, now] = [await orders.find(orderId), clock.now()];
    const { total, processedAt = now } = known ?? {};
    if (total === undefined) await orders.save({ ...unreadSummary(orderId, processedAt), updatedAt: new Date(0) });
    const { startsAt } = settings;
    const isOlder = (!startsAt || now < shownUntil(startsAt)) && !(await sight.isUnlimited());
    if (known || !isOlder) return putToReview(stores, orderId, [fault("ORDER_GONE", "order")]);
    const reason: NotOursReason = "BEFORE_START";
    await orders.move(orderId, "exclude", { reason });
    await timeline.append(orderId, "not-ours", { reason });
    return done;
  });
}

/** An order that is unreadable still needs a person: it stands in review under its number. */
function reviewUnread(
  { unitOfWork, clock }: PipelinePorts,
  unread: OrderGrounds,
  faults: readonly Fault[],
): Promise<JobOutcome> {
  const { orderId } = unread;
  return unlessOvertaken(unitOfWork, unread, async (stores) => {
    const { orders } = stores;
    if (!(await orders.find(orderId))) await orders.save(unreadSummary(orderId, clock.now()));
    return putToReview(stores, orderId, faults);
  });
}
