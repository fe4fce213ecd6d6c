import type { Integrator } from "./integrator.ts";
import { type JobOutcome, snooze } from "./jobs.ts";
import { ARCHIVED_FORMATS } from "./next-step.ts";
import type { PipelinePorts } from "./ports.ts";
import type { Subject } from "./submit-invoice.ts";

const NOT_READY_SECONDS = 5;

/** Archives the issued originals, one by one as they become ready. */
export const deliverInvoice =
  ({ unitOfWork, read }: PipelinePorts, integrator: Integrator) =>
  async ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> => {
    const { ettn, profileId } = record.invoice;
    const archived = await read(shop).documents.formats(ettn);
    for (const format of ARCHIVED_FORMATS.filter((wanted) => !archived.includes(wanted))) {
      const bytes = await integrator.download(ettn, profileId, format);
      if (bytes === undefined) return snooze(NOT_READY_SECONDS);
      await unitOfWork(shop, async ({ documents, timeline }) => {
        await documents.put(ettn, format, bytes);
        await timeline.append(orderId, "document-archived", { format });
      });
    }
    return "continue";
  };
