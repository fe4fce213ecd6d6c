import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { CancelWish } from "../ports/cancel-wish.ts";
import { cancellationNow, isOpen } from "./cancellation.ts";
import { AppError } from "../errors.ts";
import { ABOUT_THE_DOCUMENT } from "../ports/document-faults.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { TimelineKind } from "../ports/timeline.ts";
import { standsAs } from "../merchant/standing.ts";

const STORY: Readonly<Record<CancelWish, TimelineKind>> = {
  cancel: "cancel-asked",
  reissue: "reissue-asked",
  undo: "undo-asked",
};

/** `seen` and `ettn`: the order and the invoice as they were shown; absent of whoever was shown none. */
export type AskedCancellation = {
  readonly wish: CancelWish;
  readonly seen?: string | undefined;
  readonly ettn?: string | undefined;
};

/**
 * Writes down what a person wants of an issued invoice, or of a cancelled one, and has the order's job see to it: nothing is
 * asked of the integrator here. Throws NOT_FOUND, ORDER_CHANGED_MEANWHILE, or the code that says why it cannot be.
 */
export const askCancellation =
  (ports: Pick<PipelinePorts, "unitOfWork" | "integratorFor" | "clock">) =>
  (shop: ShopId, orderId: OrderId, { wish, seen, ettn }: AskedCancellation): Promise<void> =>
    ports.unitOfWork(shop, async ({ orders, invoices, settings, timeline, jobs }) => {
      const order = await orders.find(orderId);
      if (!order) throw new AppError("NOT_FOUND");
      const record = await invoices.findLatest(orderId);
      if (!record) throw new AppError(wish === "undo" ? "UNDO_NOTHING" : "INVOICE_NOT_ISSUED");
      const isAsShown = standsAs(order, seen) && (ettn === undefined || ettn === record.invoice.ettn);
      if (!isAsShown) throw new AppError("ORDER_CHANGED_MEANWHILE");
      const may = cancellationNow(ports, shop, { order, record, settings: await settings.get() });
      const opening = wish === "undo" ? may.undo : may.cancel;
      if (!isOpen(opening)) throw new AppError(opening.code, { facts: opening.facts });
      const { doneAt } = record.cancellation ?? {};
      const cancellation = { wish, attempts: 0, ...(wish === "undo" && doneAt !== undefined ? { doneAt } : {}) };
      await invoices.update(record.invoice.ettn, { cancellation });
      // What is to be done about the document itself outlives a cancellation that does not come about.
      const lasting = order.faults.filter(({ code }) => ABOUT_THE_DOCUMENT.has(code));
      await orders.move(orderId, wish === "undo" ? "ask-undo" : "ask-cancel", { faults: lasting });
      await timeline.append(orderId, STORY[wish]);
      await jobs.wake(orderId);
    });
