import { fault } from "../../invoice/fault.ts";
import { lastDayToCancel } from "../../invoice/after-issue/cancellation.ts";
import { type IstanbulDate, istanbulDate, turkishDate } from "../../invoice/time/istanbul-time.ts";
import type { Cancellation } from "../ports/cancel-wish.ts";
import { undoneUntil } from "./cancellation.ts";
import { keyOf } from "../ports/document-key.ts";
import type { RequestOutcome, DocumentStatus, Integrator } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { recordCancelled } from "../send/record-answer.ts";
import { recordNotChanged, recordUndone } from "./record-cancellation.ts";
import { retryPause } from "../retry-pause.ts";
import type { Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

const REASON = "Satıcının isteği";
const FIRST_LOOK_SECONDS = 2;
const BETWEEN_LOOKS_SECONDS = 10;
const MOST_DOUBLINGS = 9;

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

/** Writes what came of the wish, unless it is another by now or has come to its end. */
const unlessEnded = <T>({ unitOfWork }: PipelinePorts, asked: Asked, write: (stores: Stores) => Promise<T>) =>
  unlessChanged(unitOfWork, { ...asked, states: ["cancelling"] }, write);

const wait = (ports: PipelinePorts, asked: Asked, seconds: number): Promise<JobOutcome> =>
  unlessEnded(ports, asked, async ({ orders }) => {
    const { orderId, cancellation } = asked;
    await orders.setProblem(orderId, { code: "CANCELLATION_UNKNOWN", facts: { attempt: cancellation.attempts } });
    return snooze(seconds);
  });

const finish = (ports: PipelinePorts, asked: Asked) =>
  unlessEnded<"continue">(ports, asked, async (stores) => {
    const { orderId, record, cancellation } = asked;
    if (cancellation.wish === "undo") await recordUndone(stores, { orderId, record });
    else await recordCancelled(stores, { orderId, record, now: ports.clock.now() }, {});
    return "continue";
  });

const endInVain = (ports: PipelinePorts, asked: Asked, lastDay: IstanbulDate) =>
  unlessEnded<"continue">(ports, asked, async (stores) => {
    const code = asked.cancellation.wish === "undo" ? "UNDO_NOT_IN_TIME" : "CANCEL_NOT_IN_TIME";
    await recordNotChanged(stores, asked, fault(code, "integrator", { lastDay: turkishDate(lastDay) }));
    return "continue";
  });

async function ask(ports: PipelinePorts, integrator: Integrator, asked: Asked): Promise<JobOutcome | "continue"> {
  const { record, cancellation } = asked;
  await integrator.reserve?.();
  const startedAt = ports.clock.now().toISOString();
  const started = { ...cancellation, attempts: cancellation.attempts + 1, startedAt };
  const elsewhere = await unlessEnded(ports, asked, async ({ invoices }) => {
    await invoices.update(record.invoice.ettn, { cancellation: started });
    return undefined;
  });
  if (elsewhere) return elsewhere;
  const outcome = await request(integrator, asked);
  const marked = { ...asked, cancellation: started, record: { ...record, cancellation: started } };
  return unlessEnded(ports, marked, (stores) => recordOutcome(stores, marked, outcome));
}

const NOT_OFFERED: RequestOutcome = { kind: "refused", provider: { code: "NOT_OFFERED", text: "" } };

const request = async (integrator: Integrator, { record, cancellation }: Asked): Promise<RequestOutcome> =>
  (await (cancellation.wish === "undo"
    ? integrator.undoCancel?.(keyOf(record))
    : integrator.cancel?.(keyOf(record), REASON))) ?? NOT_OFFERED;

async function recordOutcome(stores: Stores, asked: Asked, outcome: RequestOutcome): Promise<JobOutcome | "continue"> {
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
      const seconds = retryPause(attempts, outcome.afterSeconds);
      await stores.invoices.update(record.invoice.ettn, { cancellation: unasked });
      await stores.orders.setProblem(orderId, { code: "INTEGRATOR_UNREACHABLE", facts: { attempt: attempts } });
      await stores.timeline.append(orderId, "retry-scheduled", { seconds });
      return snooze(seconds);
    }
  }
}
