import { legacyId, type OrderId, type ShopId } from "../../invoice/ids.ts";
import type { State } from "../../invoice/lifecycle.ts";
import type { Clock } from "../ports/clock.ts";
import { AppError } from "../errors.ts";
import { legalEttnOf } from "../ports/document-key.ts";
import type { FlowEvents, FlowPayload, FlowTrigger } from "../ports/flow.ts";
import { isTrial } from "../account/is-trial.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { OrderRecord, Reader, UnitOfWork } from "../ports/stores.ts";
import type { TimelineLine } from "../ports/timeline.ts";

export type TellFlowPorts = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly flowEvents: FlowEvents;
  readonly clock: Clock;
};

type Advance = (shop: ShopId, orderId: OrderId, failures?: number) => Promise<JobOutcome>;

const TRIGGER_OF: Partial<Readonly<Record<State, FlowTrigger>>> = {
  issued: "invoice-issued",
  review: "invoice-failed",
  failed: "invoice-failed",
  rejected: "invoice-failed",
};

const FIRST_AGAIN_SECONDS = 60;
const LAST_AGAIN_SECONDS = 6 * 3600;

/**
 * After an order came to rest: the shop's workflows are told what became of its invoice, once, and only of what came after
 * the merchant switched the workflow on. The marker is written after the telling: lost in between, Flow hears it twice,
 * never not at all.
 */
export const thenTellFlow =
  (ports: TellFlowPorts, advance: Advance): Advance =>
  async (shop, orderId, failures) => {
    const outcome = await advance(shop, orderId, failures);
    const news = await newsOf(ports, shop, orderId);
    if (news === undefined) return outcome;
    try {
      await ports.flowEvents.fire(shop, news.trigger, news.payload);
    } catch (cause) {
      // The invoice is none the worse for it; a shop that is gone has no workflows.
      if (!(cause instanceof AppError)) throw cause;
      return cause.code === "SHOP_NOT_CONNECTED" ? outcome : sooner(outcome, againAfter(news.begunAt, ports.clock));
    }
    await ports.unitOfWork(shop, ({ flow }) => flow.markTold(orderId, news.event));
    return outcome;
  };

const sooner = (outcome: JobOutcome, seconds: number): JobOutcome =>
  outcome.kind === "snooze" && outcome.seconds < seconds ? outcome : snooze(seconds);

/** Rarer as the news grow old: with each telling the order is read again, which costs what its invoices need. */
function againAfter(begunAt: Date, { now }: Clock): number {
  const age = (now().getTime() - begunAt.getTime()) / 1000;
  return Math.min(Math.max(Math.ceil(age / 2), FIRST_AGAIN_SECONDS), LAST_AGAIN_SECONDS);
}

type News = {
  readonly begunAt: Date;
  readonly trigger: FlowTrigger;
  readonly event: string;
  readonly payload: FlowPayload;
};

async function newsOf({ read }: TellFlowPorts, shop: ShopId, orderId: OrderId): Promise<News | undefined> {
  const { flow, orders } = read(shop);
  const uses = await flow.uses();
  const order = uses.size === 0 ? undefined : await orders.find(orderId);
  const trigger = order && TRIGGER_OF[order.state];
  const since = trigger && uses.get(trigger);
  if (!order || !trigger || !since) return undefined;
  const happened = await (trigger === "invoice-issued" ? issueOf : failureOf)(read, shop, order);
  if (!happened || happened.at < since || (await flow.told(orderId)) === happened.event) return undefined;
  const payload = { order_id: Number(legacyId(orderId)), ...happened.facts };
  return { begunAt: happened.begunAt ?? happened.at, trigger, event: happened.event, payload };
}

type Happened = {
  readonly at: Date;
  /** When it was first found, where it was found again and again. */
  readonly begunAt?: Date | undefined;
  readonly event: string;
  readonly facts: FlowPayload;
};

async function issueOf(read: Reader, shop: ShopId, { id }: OrderRecord): Promise<Happened | undefined> {
  const record = await read(shop).invoices.findLatest(id);
  // A workflow may write to the buyer.
  if (!record?.confirmedAt || isTrial(record)) return undefined;
  const { ettn, number } = record.invoice;
  const facts = { "Invoice number": number ?? "", ETTN: legalEttnOf(record) ?? "" };
  return { at: record.confirmedAt, event: `issued ${ettn}`, facts };
}

/** The same faults found again are no news. */
async function failureOf(
  read: Reader,
  shop: ShopId,
  { id, state, faults }: OrderRecord,
): Promise<Happened | undefined> {
  const lines = await read(shop).timeline.list(id);
  const at = lines.findLast(isTrouble)?.at;
  const begunAt = lines[lines.findLastIndex((line) => !isTrouble(line)) + 1]?.at;
  const codes = [...new Set(faults.map(({ code }) => code))].sort();
  return at && { at, begunAt, event: [state, ...codes].join(" "), facts: { "Things to fix": faults.length } };
}

const TROUBLES: ReadonlySet<TimelineLine["kind"]> = new Set(["faults-found", "failed", "buyer-rejected"]);
const isTrouble = ({ kind }: TimelineLine): boolean => TROUBLES.has(kind);
