import { fault } from "../../invoice/fault.ts";
import { hideInvoice } from "../hide-invoice.ts";
import type { Integrator } from "../ports/integrator.ts";
import { done, type JobOutcome } from "../ports/jobs.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { isStillRouted } from "../issue/route-buyer.ts";
import { settleOrder } from "../issue/settle-order.ts";
import { storedOrder } from "../stored-order.ts";
import { type Subject, submitInvoice } from "./submit-invoice.ts";
import { unlessChanged } from "../unless-changed.ts";

/**
 * Sends the invoice if its buyer still gets this kind of document at this address. If not, one that provably never left is
 * made anew from the order, with an ETTN and a series of its own; one that may have left waits for a person.
 */
export const sendInvoice =
  (ports: PipelinePorts, integrator: Integrator) =>
  async (subject: Subject): Promise<JobOutcome | "continue"> => {
    const { shop, orderId, record } = subject;
    if (await isStillRouted(ports, { shop, integrator }, record.invoice)) {
      return submitInvoice(ports, integrator)(subject);
    }
    if (!record.wasLost) return settleOrder(ports)(await storedOrder(ports, shop, orderId));
    const standing = { ...subject, states: ["queued"] as const };
    return unlessChanged(ports.unitOfWork, standing, async (stores) => {
      const { invoices, orders, timeline } = stores;
      await invoices.update(record.invoice.ettn, { isLive: false });
      await hideInvoice(stores, record);
      await orders.move(orderId, "fault", { faults: [fault("BUYER_STATUS_UNCLEAR", "buyer.taxId", { text: "" })] });
      await timeline.append(orderId, "faults-found", { count: 1 });
      return done;
    });
  };
