import { fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { Problem } from "../ports/problem.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";

const FIRST_LOOK_UP_SECONDS = 2;
/** So often, and over so long a time, no list of an integrator's is behind. */
const TIMES_NOT_FOUND = 5;
const NOT_FOUND_FOR_MS = 3 * 3_600_000;

type Attempt = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly attempt: number;
  readonly now: Date;
};

/** Nobody knows whether it arrived: it is looked up before anything else. */
export async function recordLost(
  { orders, timeline }: Stores,
  { orderId, attempt }: Attempt,
  facts: Problem["facts"] = {},
): Promise<JobOutcome> {
  await orders.move(orderId, "lose-answer");
  await orders.setProblem(orderId, { code: "SUBMISSION_UNKNOWN", facts: { attempt } });
  await timeline.append(orderId, "answer-lost", facts);
  return snooze(FIRST_LOOK_UP_SECONDS);
}

/**
 * It, or its number, is already there: perhaps our own earlier attempt, and reading it decides. What is called so again and again
 * and never found under our ETTN is perhaps another document: a further ETTN might make a second invoice, so a person decides.
 */
export async function recordDuplicate(stores: Stores, subject: Attempt, providerCode: string): Promise<JobOutcome> {
  const { record, attempt } = subject;
  const { ettn } = record.invoice;
  if (!(await isNeverFound(stores, subject))) {
    const wait = await recordLost(stores, subject, { code: providerCode, ettn });
    return attempt === 1 ? snooze(0) : wait;
  }
  return recordUnfound(stores, subject, providerCode);
}

/** The integrator said that it has it, and says that it has not: a person looks there before there is another. */
export async function recordUnfound(
  { invoices, orders, timeline }: Stores,
  { orderId, record }: Pick<Attempt, "orderId" | "record">,
  code: string,
): Promise<JobOutcome> {
  const { ettn } = record.invoice;
  const told = fault("INTEGRATOR_DUPLICATE_UNFOUND", "integrator", { code, ettn });
  await invoices.update(ettn, { isLive: false });
  await orders.move(orderId, "fail", { faults: [told] });
  await timeline.append(orderId, "failed", { code: told.code });
  return done;
}

/** After each of these answers the same ETTN went again only because it was looked for and not found. */
async function isNeverFound({ timeline }: Stores, { orderId, record, now }: Attempt): Promise<boolean> {
  const lost = (await timeline.list(orderId)).filter(({ kind }) => kind === "answer-lost");
  const other = lost.findLastIndex(({ facts }) => facts["ettn"] !== record.invoice.ettn);
  const [first, ...rest] = lost.slice(other + 1);
  if (first === undefined || rest.length + 1 < TIMES_NOT_FOUND) return false;
  return now.getTime() - first.at.getTime() >= NOT_FOUND_FOR_MS;
}
