import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import { isOpenMailing, MAIL_DUE } from "../ports/mailing.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import { mailingNow } from "./may-mail.ts";
import { withoutMailFaults } from "./record-mail.ts";

/**
 * Notes that a person wants the issued invoice mailed to its buyer, once or once more, and has the order's job see to it.
 * Throws NOT_FOUND, INVOICE_NOT_ISSUED, or MAIL_NOT_OFFERED where it cannot be. Asking twice before it is sent is asking once.
 */
export const askMail =
  ({ unitOfWork, integratorFor }: Pick<PipelinePorts, "unitOfWork" | "integratorFor">) =>
  (shop: ShopId, orderId: OrderId): Promise<void> =>
    unitOfWork(shop, async ({ orders, invoices, settings, timeline, jobs }) => {
      const order = await orders.find(orderId);
      if (!order) throw new AppError("NOT_FOUND");
      const record = await invoices.findLatest(orderId);
      if (!record || order.state !== "issued") throw new AppError("INVOICE_NOT_ISSUED");
      const now = mailingNow(integratorFor, shop, { order, record, settings: await settings.get() });
      if (isOpenMailing(now?.mailing)) return;
      if (!now?.canAsk) throw new AppError("MAIL_NOT_OFFERED");
      await invoices.update(record.invoice.ettn, { mailing: MAIL_DUE });
      await orders.setFaults(orderId, withoutMailFaults(order.faults));
      await timeline.append(orderId, "mail-asked");
      await jobs.wake(orderId);
    });
