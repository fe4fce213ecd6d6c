import { fault } from "../../invoice/fault.ts";
import { lastDayToCancel } from "../../invoice/after-issue/cancellation.ts";
import { type IstanbulDate, istanbulDate, turkishDate } from "../../invoice/time/istanbul-time.ts";
import type { Cancellation } from "../ports/cancel-wish.ts";
import { undoneUntil } from "./cancellation.ts";
import { keyOf } from "../ports/document-key.ts";
import type { CancelOutcome, DocumentStatus, Integrator } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordCancelled } from "../send/record-answer.ts";
import { recordNotChanged, recordUndone } from "./record-cancellation.ts";
import type { Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";

const REASON = "Satıcının isteği";
const FIRST_LOOK_SECONDS = 2;
const BETWEEN_LOOKS_SECONDS = 10;
const MOST_DOUBLINGS = 9;
const MOST_BACKOFF_SECONDS = 900;

const STANDS: ReadonlySet<DocumentStatus["state"]> = new Set(["issued", "delivered", "answer-pending"]);

type Asked = Subject & { readonly cancellation: Cancellation };

/**
 * Asks the integrator to cancel the invoice, or to take that back, and believes what the document itself then says. A marker
 * is committed before each request; with one set the document is looked up before anything else. It is asked again only once
 * the document stayed as it was beyond the grace period, and never after the last day.
 */
export const carryOutCancellation =
  (ports: PipelinePorts, integrator: Integrator) =>
  async (subject: Subject): Promise<JobOutcome | "continue"> => {
    const { cancellation } = subject.record;
    if (!cancellation) throw new Error("a cancellation nobody asked for");
    const asked = { ...subject, cancellation };
    const now = ports.clock.now();
    const status =
      cancellation.startedAt === undefined ? "unasked" : await integrator.findByEttn(keyOf(subject.record));
    if (status !== "unasked" && isAsWanted(cancellation, status)) return finish(ports, asked);
    const lastDay = await lastDayOf(ports, asked);
    if (istanbulDate(now) > lastDay) return endInVain(ports, asked, lastDay);
    const seconds = status === "unasked" ? 0 : secondsToWait(ports, cancellation, status);
    return seconds > 0 ? wait(ports, asked, seconds) : ask(ports, integrator, asked);
  };

const isAsWanted = ({ wish }: Cancellation, status: DocumentStatus | undefined): boolean =>
  status !== undefined && (wish === "undo" ? STANDS.has(status.state) : status.state === "cancelled");

async function lastDayOf({ read }: PipelinePorts, { shop, record, cancellation }: Asked): Promise<IstanbulDate> {
  const { profile } = await read(shop).settings.get();
  const toCancel = lastDayToCancel(record.invoice, profile?.issue.cancelDays);
  return cancellation.wish === "undo" ? (undoneUntil(record) ?? toCancel) : toCancel;
}

/** What it calls neither issued nor cancelled may be on its way from one to the other, and is only looked at. */
function secondsToWait(
  { lookUpGraceSeconds, clock }: PipelinePorts,
  { attempts, startedAt = "" }: Cancellation,
  status: DocumentStatus | undefined,
): number {
  const grace = lookUpGraceSeconds * 2 ** Math.min(attempts - 1, MOST_DOUBLINGS);
  const left = Math.ceil(grace - (clock.now().getTime() - new Date(startedAt).getTime()) / 1000);
  const isSettled = status !== undefined && (STANDS.has(status.state) || status.state === "cancelled");
  const pause = BETWEEN_LOOKS_SECONDS * attempts;
  return isSettled ? Math.min(left, pause) : pause;
}

const wait = (ports: PipelinePorts, { shop, orderId, cancellation }: Asked, seconds: number): Promise<JobOutcome> =>
  ports.unitOfWork(shop, async ({ orders }) => {
    await orders.setProblem(orderId, { code: "CANCELLATION_UNKNOWN", facts: { attempt: cancellation.attempts } });
    return snooze(seconds);
  });

const finish = (ports: PipelinePorts, { shop, orderId, record, cancellation }: Asked) =>
  ports.unitOfWork<"continue">(shop, async (stores) => {
    if (cancellation.wish === "undo") await recordUndone(stores, { orderId, record });
    else await recordCancelled(stores, { orderId, record, now: ports.clock.now() }, {});
    return "continue";
  });

const endInVain = (ports: PipelinePorts, asked: Asked, lastDay: IstanbulDate) =>
  ports.unitOfWork<"continue">(asked.shop, async (stores) => {
    const code = asked.cancellation.wish === "undo" ? "UNDO_NOT_IN_TIME" : "CANCEL_NOT_IN_TIME";
    await recordNotChanged(stores, asked, fault(code, "integrator", { lastDay: turkishDate(lastDay) }));
    return "continue";
  });

async function ask(ports: PipelinePorts, integrator: Integrator, asked: Asked): Promise<JobOutcome | "continue"> {
  const { shop, record, cancellation } = asked;
  const { ettn } = record.invoice;
  await integrator.reserve?.();
  const startedAt = ports.clock.now().toISOString();
  const started = { ...cancellation, attempts: cancellation.attempts + 1, startedAt };
  const isOurs = await ports.unitOfWork(shop, async ({ invoices }) => {
    // A process whose locks were lost for a moment is not the only one at its order: another may have asked since.
    const known = (await invoices.find(ettn))?.cancellation;
    if (JSON.stringify(known) !== JSON.stringify(cancellation)) return false;
    await invoices.update(ettn, { cancellation: started });
    return true;
  });
  if (!isOurs) return snooze(0);
  const outcome = await request(integrator, asked);
  return ports.unitOfWork(shop, (stores) => recordOutcome(stores, { ...asked, cancellation: started }, outcome));
}

const NOT_OFFERED: CancelOutcome = { kind: "refused", provider: { code: "NOT_OFFERED", text: "" } };

const request = async (integrator: Integrator, { record, cancellation }: Asked): Promise<CancelOutcome> =>
  (await (cancellation.wish === "undo"
    ? integrator.undoCancel?.(keyOf(record))
    : integrator.cancel?.(keyOf(record), REASON))) ?? NOT_OFFERED;

async function recordOutcome(stores: Stores, asked: Asked, outcome: CancelOutcome): Promise<JobOutcome | "continue"> {
  const { orderId, record, cancellation } = asked;
  const { attempts } = cancellation;
  switch (outcome.kind) {
    // The document itself is asked next: only what it says is believed, above all before another takes its place.
    case "done":
      return "continue";
    case "unknown":
      await stores.orders.setProblem(orderId, { code: "CANCELLATION_UNKNOWN", facts: { attempt: attempts } });
      await stores.timeline.append(orderId, "cancel-unanswered");
      return snooze(FIRST_LOOK_SECONDS);
    case "refused": {
      const code = cancellation.wish === "undo" ? "UNDO_REFUSED" : "CANCEL_REFUSED";
      await recordNotChanged(stores, asked, fault(code, "integrator", { ...outcome.provider }));
      return "continue";
    }
    case "retry": {
      const { startedAt: _nothingLeft, ...unasked } = cancellation;
      const seconds = outcome.afterSeconds ?? Math.min(2 ** attempts, MOST_BACKOFF_SECONDS);
      await stores.invoices.update(record.invoice.ettn, { cancellation: unasked });
      await stores.orders.setProblem(orderId, { code: "INTEGRATOR_UNREACHABLE", facts: { attempt: attempts } });
      await stores.timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}
