import { type Fault, fault } from "../../invoice/fault.ts";
import type { OrderId } from "../../invoice/ids.ts";
import type { RequestOutcome } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { Mailing } from "../ports/mailing.ts";
import type { InvoiceRecord, Stores } from "../ports/stores.ts";
import type { TimelineKind } from "../ports/timeline.ts";
import { retryPause } from "../retry-pause.ts";

/** After about an hour of being put off a person is told. */
const MOST_ATTEMPTS = 12;

const MAIL_FAULTS: ReadonlySet<Fault["code"]> = new Set(["MAIL_REFUSED", "MAIL_UNANSWERED"]);

export const withoutMailFaults = (faults: readonly Fault[]): readonly Fault[] =>
  faults.filter(({ code }) => !MAIL_FAULTS.has(code));

export type Mailed = {
  readonly orderId: OrderId;
  readonly record: InvoiceRecord;
  readonly mailing: Mailing;
  readonly now: Date;
};

/** What came of a mail that was asked for. Only what certainly was not taken is asked for again. */
export async function recordMail(
  stores: Stores,
  mailed: Mailed,
  outcome: RequestOutcome,
): Promise<JobOutcome | "continue"> {
  const { orderId, record, mailing, now } = mailed;
  const { invoices, orders, timeline } = stores;
  const { ettn } = record.invoice;
  switch (outcome.kind) {
    case "done":
      await invoices.update(ettn, { mailing: { state: "sent", attempts: 0, sentAt: now.toISOString() } });
      // What put it off puts it off no longer, and whoever has the page open is told.
      await orders.setProblem(orderId, undefined);
      await timeline.append(orderId, "mailed");
      return "continue";
    case "refused": {
      const { code, text } = outcome.provider;
      await tell(stores, mailed, { state: "refused", told: fault("MAIL_REFUSED", "buyer.email", { code, text }) });
      return "continue";
    }
    case "unknown":
      return recordUnanswered(stores, mailed);
    case "retry": {
      const { attempts } = mailing;
      if (attempts >= MOST_ATTEMPTS)
        return recordMail(stores, mailed, { kind: "refused", provider: { code: "BUSY", text: "" } });
      const seconds = retryPause(attempts, outcome.afterSeconds);
      await invoices.update(ettn, { mailing: { state: "due", attempts } });
      await orders.setProblem(orderId, { code: "INTEGRATOR_UNREACHABLE", facts: { attempt: attempts } });
      await timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}

/** It may have been sent: a buyer is not to get it twice, and a person is told. */
export async function recordUnanswered(stores: Stores, mailed: Mailed): Promise<"continue"> {
  await tell(stores, mailed, { state: "unanswered", told: fault("MAIL_UNANSWERED", "buyer.email") });
  return "continue";
}

type Telling = { readonly state: "refused" | "unanswered"; readonly told: Fault };

const STORY: Readonly<Record<Telling["state"], TimelineKind>> = {
  refused: "mail-refused",
  unanswered: "mail-unanswered",
};

async function tell(
  { invoices, orders, timeline }: Stores,
  { orderId, record }: Mailed,
  { state, told }: Telling,
): Promise<void> {
  await invoices.update(record.invoice.ettn, { mailing: { state, attempts: 0 } });
  const order = await orders.find(orderId);
  if (order?.state === "issued") await orders.setFaults(orderId, [...withoutMailFaults(order.faults), told]);
  await timeline.append(orderId, STORY[state], { code: told.facts?.["code"] ?? told.code });
}
