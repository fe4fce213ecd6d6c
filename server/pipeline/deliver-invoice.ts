import type { Integrator } from "./integrator.ts";
import { type JobOutcome, snooze } from "./jobs.ts";
import { ARCHIVED_FORMATS } from "./next-step.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Subject } from "./submit-invoice.ts";

const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 3600;

/** Archives the issued originals, one by one as they become ready. */
export const deliverInvoice =
  ({ unitOfWork, read, clock }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn, profileId } = record.invoice;
    const archived = await read(shop).documents.formats(ettn);
    for (const format of ARCHIVED_FORMATS.filter((wanted) => !archived.includes(wanted))) {
      const bytes = await integrator.download(ettn, profileId, format);
      if (bytes === undefined) return snooze(waitAfter(record.confirmedAt, clock.now()));
      await unitOfWork(shop, async ({ documents, timeline }) => {
        await documents.put(ettn, format, bytes);
        await timeline.append(orderId, "document-archived", { format });
      });
    }
    return "continue";
  };

/** Half as long again as it has taken so far: quick at first, hourly for a document that never comes. */
function waitAfter(confirmedAt: Date | undefined, now: Date): number {
  const age = (now.getTime() - (confirmedAt ?? now).getTime()) / 1000;
  return Math.min(Math.max(age / 2, FIRST_WAIT_SECONDS), LONGEST_WAIT_SECONDS);
}
