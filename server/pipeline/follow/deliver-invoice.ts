import { fault } from "../../invoice/fault.ts";
import { type Original, readOriginal } from "../../ubl/original.ts";
import { lacksRight } from "../account/lacks-right.ts";
import { forgetOfDocument, isAnotherDocument, otherTotal, tellOfDocument } from "./check-original.ts";
import { isOfAnotherSeller, tellOtherSeller } from "./check-seller.ts";
import { AppError } from "../errors.ts";
import { isToCome } from "../is-to-come.ts";
import { keyOf } from "../ports/document-key.ts";
import type { DocumentFormat, Integrator } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import { isOpenMailing } from "../ports/mailing.ts";
import { ARCHIVED_FORMATS } from "../next-step.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { Problem } from "../ports/problem.ts";
import type { Stores } from "../ports/stores.ts";
import type { Subject } from "../send/submit-invoice.ts";
import { type Watched, watchInvoice } from "./watch-invoice.ts";

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 3600;
const A_DAY_SECONDS = 86_400;

export type Delivered = Watched & { readonly archived: readonly DocumentFormat[] };

/** Archives the issued originals, one by one as they become ready; another document in their place is not kept. */
export const deliverInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async (subject: Delivered): Promise<JobOutcome | "continue"> => {
    const { unitOfWork, clock } = ports;
    const { shop, orderId, record, archived } = subject;
    const { ettn } = record.invoice;
    const { formats = ARCHIVED_FORMATS } = integrator.capabilities;
    const wanted = ARCHIVED_FORMATS.filter((format) => formats.includes(format) && !archived.includes(format));
    // What the integrator never hands out must not keep a cancellation from being seen.
    if (wanted.length === 0) return watchInvoice(ports, integrator)(subject);
    let kept = 0;
    for (const format of wanted) {
      const age = (clock.now().getTime() - (record.confirmedAt ?? clock.now()).getTime()) / 1000;
      const bytes = await integrator.download(keyOf(record), format).catch(async (cause: unknown) => {
        if (age > A_DAY_SECONDS || !lacksRight(cause)) return unlessLate(age)(cause);
        // Said on the order: what else the key may, such as sending, goes on.
        await unitOfWork(shop, ({ orders }) => orders.setProblem(orderId, problemWith(format)));
        return undefined;
      });
      const original = bytes && format === "xml" ? readOriginal(bytes) : undefined;
      const isAnother = original !== undefined && isAnotherDocument(record, original);
      if (isAnother)
        await unitOfWork(shop, (stores) => tellOfDocument(stores, record, fault("ORIGINAL_OF_ANOTHER", "invoice")));
      // A document that does not come must not keep a cancellation from being seen, nor its XML the PDF.
      if ((bytes === undefined || isAnother) && age <= A_DAY_SECONDS)
        return snooze(isToCome(record.confirmedAt ?? clock.now(), clock.now()) ? LONGEST_WAIT_SECONDS : waitAfter(age));
      if (isAnother) break;
      if (bytes === undefined) continue;
      await unitOfWork(shop, async (stores) => {
        await stores.documents.put(ettn, format, bytes);
        await stores.timeline.append(orderId, "document-archived", { format });
        if (original) await showFindings(stores, integrator, { orderId, record, original });
      });
      kept += 1;
    }
    // Its mail waited for these; what they told may keep it back.
    return isOpenMailing(record.mailing) && kept === wanted.length
      ? "continue"
      : watchInvoice(ports, integrator)(subject);
  };

/** In the place of the document there may be an error for good: beyond a day it is one that does not come. */
const unlessLate =
  (age: number) =>
  (cause: unknown): undefined => {
    const isOfTheDocument = lacksRight(cause) || (cause instanceof AppError && OF_THE_DOCUMENT.has(cause.code));
    if (age <= A_DAY_SECONDS || !isOfTheDocument) throw cause;
  };

const OF_THE_DOCUMENT: ReadonlySet<string> = new Set(["INTEGRATOR_UNREACHABLE", "INTEGRATOR_ANSWER_INVALID"]);

/** Facts other than those of a refused account, or being told so again would end the hold of one. */
const problemWith = (format: DocumentFormat): Problem => ({ code: "INTEGRATOR_CONFIG", facts: { code: 403, format } });

type Findings = Pick<Subject, "orderId" | "record"> & { readonly original: Original };

async function showFindings(stores: Stores, integrator: Integrator, { orderId, record, original }: Findings) {
  await forgetOfDocument(stores, orderId, "ORIGINAL_OF_ANOTHER");
  const total = otherTotal(record, original);
  if (total) await tellOfDocument(stores, record, total);
  if (isOfAnotherSeller(integrator, record, original)) await tellOtherSeller(stores, orderId);
}

/** Half as long again as it has taken so far: quick at first, hourly for a document that is late. */
const waitAfter = (age: number): number => Math.min(Math.max(age / 2, FIRST_WAIT_SECONDS), LONGEST_WAIT_SECONDS);
