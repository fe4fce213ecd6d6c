import { keyOf } from "../ports/document-key.ts";
import type { DueAnswer, NotOursReason } from "../../invoice/due/due.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import type { State } from "../../invoice/lifecycle.ts";
import { dueAgain, type Gone, type Invoiced } from "../issue/due-now.ts";
import { earlierFault } from "../issue/earlier-invoice.ts";
import { hideInvoice } from "../hide-invoice.ts";
import type { DiscardOutcome, Integrator } from "../ports/integrator.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordAccepted } from "./record-answer.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import type { Subject } from "./submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

const BETWEEN_LOOK_UPS_SECONDS = 10;
const LOOKS_AT_A_DRAFT = 10;
const MOST_DOUBLINGS = 9;
const NOT_DUE_SECONDS = 3600;
const LAST_LOOK_UP_MS = 24 * 3_600_000;
/** Where it is not known whether the document arrived. */
const LOOKED_UP: readonly State[] = ["submitting", "unknown", "queued"];

/**
 * After a send without an answer: asks the integrator for our ETTN. "No such document" is believed only after the grace
 * period, and then the same ETTN is sent again; each attempt that ends so doubles the period.
 */
export const lookUpInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn } = record.invoice;
    const found = await integrator.findByEttn(keyOf(record));
    const status = found?.state === "draft" ? undefined : found;
    // Where a draft comes first, nothing arrived of one that there is not.
    const mayExist = found !== undefined || !integrator.capabilities.isTwoPhase;
    const now = ports.clock.now();
    // A draft may still become a document by an attempt that is not known to have ended.
    const settling = found ? integrator.capabilities.settlesInSeconds : undefined;
    const secondsLeft = graceLeft(ports, { record, now, settling });
    const heard = await ports.read(shop).timeline.signals(orderId);
    const due = status || secondsLeft > 0 ? undefined : await dueAgain(ports, shop, orderId);
    const over = due && isOver(due) && isLongGone(record, now) ? due : undefined;
    // In the merchant's books a draft would count as a sale; while nobody says that it is gone this is tried again.
    const left = over && (await integrator.discard?.(keyOf(record)));
    return unlessChanged(ports.unitOfWork, { shop, record, states: LOOKED_UP }, async (stores) => {
      const { invoices, orders, timeline } = stores;
      await invoices.update(ettn, { wasLost: record.wasLost || mayExist, heard });
      await timeline.append(orderId, "looked-up", { found: status ? 1 : 0 });
      if (status) {
        await recordAccepted(stores, { orderId, record, number: status.number, now });
        return "continue";
      }
      await orders.setProblem(orderId, { code: "SUBMISSION_UNKNOWN", facts: { attempt: record.submitAttempts } });
      // Rarer with each attempt: an integrator that says "already there" and "not there" must not be stormed.
      const pause = Math.max(BETWEEN_LOOK_UPS_SECONDS * record.submitAttempts, (settling ?? 0) / LOOKS_AT_A_DRAFT);
      if (secondsLeft > 0) return snooze(Math.min(secondsLeft, pause));
      // Somebody has made a document of the draft meanwhile: the next look finds it.
      if (left?.kind === "document") return snooze(pause);
      if (over) return giveUp(stores, { orderId, record, over, left });
      // Cancelled or paused meanwhile: it is looked for again later, but not sent.
      if (due?.kind !== "due") return snooze(NOT_DUE_SECONDS);
      await orders.move(orderId, "send-again");
      return "continue";
    });
  };

/** Nobody wants the document any more, or nobody can tell whether anybody does. */
type Over = Extract<DueAnswer, { kind: "not-ours" }> | Gone | Invoiced;
const isOver = (due: DueAnswer | Gone | Invoiced): due is Over =>
  due.kind === "not-ours" || due.kind === "gone" || due.kind === "invoiced";

const isLongGone = ({ submitStartedAt }: InvoiceRecord, now: Date): boolean =>
  submitStartedAt !== undefined && now.getTime() - submitStartedAt.getTime() >= LAST_LOOK_UP_MS;

type Unwanted = Pick<Subject, "orderId" | "record"> & {
  readonly over: Over;
  readonly left: DiscardOutcome | undefined;
};

/**
 * Never found in a day, and nobody wants it any more. Should it turn up all the same, the next signal adopts it. A draft that the
 * integrator would not remove is a thing the merchant has to, and so is an order that Shopify shows no more.
 */
async function giveUp(stores: Stores, { orderId, record, over, left }: Unwanted): Promise<JobOutcome> {
  const { invoices, orders, timeline } = stores;
  await invoices.update(record.invoice.ettn, { isLive: false });
  await hideInvoice(stores, record);
  const why = endOf(over, left);
  if (typeof why !== "string") {
    await orders.move(orderId, "fail", { faults: [why] });
    await timeline.append(orderId, "failed", { code: why.code });
    return done;
  }
  await orders.move(orderId, "exclude", { reason: why });
  await timeline.append(orderId, "not-ours", { reason: why });
  return done;
}

function endOf(over: Over, left: DiscardOutcome | undefined): Fault | NotOursReason {
  if (left?.kind === "left") return fault("INTEGRATOR_DRAFT_LEFT", "integrator", { text: left.text });
  if (over.kind === "invoiced") return earlierFault(over.earlier);
  return over.kind === "gone" ? fault("ORDER_GONE", "order") : over.reason;
}

type Wait = { readonly record: InvoiceRecord; readonly now: Date; readonly settling: number | undefined };

function graceLeft({ lookUpGraceSeconds }: PipelinePorts, { record, now, settling = 0 }: Wait): number {
  const sentAt = record.submitStartedAt?.getTime() ?? now.getTime();
  const grace = lookUpGraceSeconds * 2 ** Math.min(record.submitAttempts - 1, MOST_DOUBLINGS);
  return Math.ceil(Math.max(grace, settling) - (now.getTime() - sentAt) / 1000);
}
