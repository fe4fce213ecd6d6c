import type { Fault } from "../../invoice/fault.ts";
import type { ShopId } from "../../invoice/ids.ts";
import { isTrial } from "../account/is-trial.ts";
import { isSentHere } from "../account/same-account.ts";
import { isOpenMailing, MAIL_DUE, type Mailing } from "../ports/mailing.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { InvoiceRecord, OrderRecord, Settings } from "../ports/stores.ts";

type Document = Pick<InvoiceRecord, "invoice" | "sentTo">;

/**
 * Where a buyer's e-Arşiv invoice may be mailed. An e-Fatura reaches its buyer's mailbox (PK) through GİB, one on paper was
 * handed over, and nobody gets mail from a test account.
 */
export function mailAddressOf({ invoice, sentTo }: Document): string | undefined {
  const { profileId, sale, buyer } = invoice;
  const isMailed = profileId === "EARSIVFATURA" && sale.sendType === "ELEKTRONIK" && !isTrial({ sentTo });
  return isMailed ? buyer.email : undefined;
}

/** What is noted beside an invoice of a shop that mails; what was issued before it chose to is mailed when it is asked for. */
export const mailingAtIssue = (issued: Document): Mailing | undefined =>
  mailAddressOf(issued) === undefined ? undefined : MAIL_DUE;

/** While one of these stands a person has to see whether the document is the buyer's at all. */
const BARS: ReadonlySet<Fault["code"]> = new Set([
  "ORIGINAL_OF_ANOTHER",
  "INVOICE_OF_ANOTHER_SELLER",
  "INVOICE_TO_CANCEL",
  "PARCEL_CAME_BACK",
]);

export const isBarred = (faults: readonly Fault[]): boolean => faults.some(({ code }) => BARS.has(code));

export type MailingNow = {
  readonly address: string;
  readonly mailing: Mailing | undefined;
  /** It is due, but not before a person has seen to what stands against it. */
  readonly isKeptBack: boolean;
  /** A person may have it mailed, once or once more. */
  readonly canAsk: boolean;
};

type Known = {
  readonly order: Pick<OrderRecord, "state" | "faults" | "isRedacted">;
  readonly record: InvoiceRecord;
  readonly settings: Pick<Settings, "integrator">;
};

/** How the mail to the buyer stands; `undefined` where there is none to be sent and none was. */
export function mailingNow(
  integratorFor: PipelinePorts["integratorFor"],
  shop: ShopId,
  { order, record, settings: { integrator } }: Known,
): MailingNow | undefined {
  const { mailing } = record;
  const address = order.isRedacted ? undefined : mailAddressOf(record);
  if (address === undefined || order.state !== "issued") return undefined;
  const isHere = integrator !== undefined && isSentHere(integratorFor, { shop, integrator }, record);
  const isOffered = isHere && integratorFor(integrator, shop).sendMail !== undefined;
  if (!isOffered && mailing === undefined) return undefined;
  const isHeld = isBarred(order.faults);
  const isKeptBack = isHeld && mailing?.state === "due";
  return { address, mailing, isKeptBack, canAsk: isOffered && !isHeld && !isOpenMailing(mailing) };
}
