import type { OrderId, ShopId } from "../../invoice/ids.ts";
import { AppError } from "../errors.ts";
import { keyOf } from "../ports/document-key.ts";
import type { Integrator, RequestOutcome } from "../ports/integrator.ts";
import { type JobOutcome, snooze } from "../ports/jobs.ts";
import type { Mailing } from "../ports/mailing.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, OrderRecord, Stores } from "../ports/stores.ts";
import { unlessChanged } from "../unless-changed.ts";
import { mailAddressOf } from "./may-mail.ts";
import { recordMail, recordUnanswered } from "./record-mail.ts";

type Subject = { readonly shop: ShopId; readonly orderId: OrderId; readonly record: InvoiceRecord };
type Issued = Subject & { readonly order: OrderRecord | undefined };
type Due = Subject & { readonly mailing: Mailing };

/** No account that is connected knows the document: its mail is the merchant's to send. */
const ACCOUNT_CHANGED: RequestOutcome = { kind: "refused", provider: { code: "ACCOUNT_CHANGED", text: "" } };

/**
 * Has the integrator mail an issued invoice to its buyer, once: a marker is committed before it is asked, and one found without
 * an answer is told to a person and not repeated. Without an integrator, because another one is connected, that is told.
 */
export const mailInvoice =
  (ports: PipelinePorts, integrator: Integrator | undefined) =>
  async (subject: Issued): Promise<JobOutcome | "continue"> => {
    const { order, record, orderId } = subject;
    const { mailing } = record;
    if (!mailing || !order) throw new Error("a mail nobody asked for");
    const due = { ...subject, mailing };
    const mailed = { orderId, record, mailing, now: ports.clock.now() };
    if (mailing.state === "begun") return unlessOther(ports, due, (stores) => recordUnanswered(stores, mailed));
    const address = order.isRedacted ? undefined : mailAddressOf(record);
    if (address !== undefined && !integrator)
      return unlessOther(ports, due, (stores) => recordMail(stores, mailed, ACCOUNT_CHANGED));
    if (address === undefined || !integrator?.sendMail)
      return unlessOther<"continue">(ports, due, async ({ invoices }) => {
        await invoices.update(record.invoice.ettn, { mailing: undefined });
        return "continue";
      });
    const mail = integrator.sendMail.bind(integrator);
    await integrator.reserve?.();
    return send(ports, due, () => mail(keyOf(record), address));
  };

async function send(
  ports: PipelinePorts,
  due: Due,
  ask: () => Promise<RequestOutcome>,
): Promise<JobOutcome | "continue"> {
  const { orderId, record } = due;
  const { ettn } = record.invoice;
  const mailing: Mailing = { state: "begun", attempts: due.mailing.attempts + 1 };
  const rest = await unlessOther(ports, due, async ({ invoices }) => {
    await invoices.update(ettn, { mailing });
    return undefined;
  });
  if (rest) return rest;
  // Whatever became of the invoice meanwhile: what was answered is kept.
  const keep = <T>(write: (stores: Stores) => Promise<T>) =>
    ports.unitOfWork(due.shop, (stores) => unlessSeenTo(stores, { ...due, mailing }, write));
  const outcome = await ask().catch(async (cause: unknown) => {
    // Nobody is mailed by a refused account: it is due until that is mended.
    const isRefused = cause instanceof AppError && cause.code === "INTEGRATOR_CONFIG";
    if (isRefused) await keep(({ invoices }) => invoices.update(ettn, { mailing: due.mailing }));
    throw cause;
  });
  return keep((stores) => recordMail(stores, { orderId, record, mailing, now: ports.clock.now() }, outcome));
}

/** Writes unless the invoice stands no more, or another process saw to this mail. */
const unlessOther = <T>(
  { unitOfWork }: PipelinePorts,
  due: Due,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> =>
  unlessChanged<T | JobOutcome>(unitOfWork, { ...due, states: ["issued"] }, (stores) =>
    unlessSeenTo(stores, due, write),
  );

async function unlessSeenTo<T>(
  stores: Stores,
  { record, mailing }: Due,
  write: (stores: Stores) => Promise<T>,
): Promise<T | JobOutcome> {
  const now = (await stores.invoices.find(record.invoice.ettn))?.mailing;
  const isSame = now?.state === mailing.state && now.attempts === mailing.attempts;
  return isSame ? write(stores) : snooze(0);
}
