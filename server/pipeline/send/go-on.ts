import type { JobOutcome } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { unlessChanged } from "../unless-changed.ts";
import type { Subject } from "./submit-invoice.ts";

/** A process died between two steps of a draft: nothing is under way, so nothing is looked for; the order is read again first. */
export const goOnSending =
  ({ unitOfWork }: PipelinePorts) =>
  ({ shop, orderId, record }: Subject): Promise<JobOutcome | "continue"> =>
    unlessChanged(unitOfWork, { shop, record, states: ["submitting"] }, async ({ invoices, orders }) => {
      // Going on is no new attempt.
      await invoices.update(record.invoice.ettn, { submitAttempts: record.submitAttempts - 1 });
      await orders.move(orderId, "send-again");
      return "continue" as const;
    });
