import { PAYMENT_MEANS, type PaymentMeansCode } from "../../gib/payment-means-codes.ts";
import { PROFILES } from "../../gib/profile-ids.ts";
import type { Iban } from "./iban.ts";
import type { InvoiceDraft } from "../invoice.ts";
import type { IstanbulDate } from "../time/istanbul-time.ts";
import { paymentDayOf } from "./payment-day.ts";
import type { PaymentMethod } from "./payment-method.ts";
import type { Payment } from "../sale.ts";

export type PaymentMeans = {
  readonly code: PaymentMeansCode;
  readonly dueDate: IstanbulDate | undefined;
  readonly channelCode: string | undefined;
  readonly payeeIban: Iban | undefined;
  readonly note: string;
};

/**
 * How and when the buyer paid, in GİB's code; known of internet sales only. The account and its channel are named for transfers, and
 * wherever the scenario demands it.
 */
export function paymentMeansOf(invoice: InvoiceDraft): PaymentMeans | undefined {
  const { namesAccount } = PROFILES[invoice.profileId];
  const { sale, payeeIban, paymentChannelCode: channelCode } = invoice;
  const account = { channelCode, payeeIban };
  if (sale.platform !== "INTERNET") return namesAccount ? { ...TRANSFER, ...account } : undefined;
  const { payment } = sale.internet;
  return {
    code: CODE_OF[payment.method],
    dueDate: paymentDayOf(sale.internet),
    ...(namesAccount || payment.method === "EFT/HAVALE" ? account : NO_ACCOUNT),
    note: note(payment),
  };
}

const TRANSFER = { code: PAYMENT_MEANS.bankAccount, dueDate: undefined, note: "EFT/HAVALE" } as const;
const NO_ACCOUNT = { channelCode: undefined, payeeIban: undefined } as const;

/** An intermediary may itself have taken a card or a transfer: its code says only that the means is not defined. */
const CODE_OF: Readonly<Record<PaymentMethod, PaymentMeansCode>> = {
  "KREDIKARTI/BANKAKARTI": PAYMENT_MEANS.bankCard,
  "EFT/HAVALE": PAYMENT_MEANS.bankAccount,
  KAPIDAODEME: PAYMENT_MEANS.cash,
  ODEMEARACISI: PAYMENT_MEANS.notDefined,
  DIGER: PAYMENT_MEANS.mutuallyDefined,
};

/** "DIGER - açıklama" is how GİB's e-Arşiv report guide joins the two; an intermediary's name follows the same way. */
const note = (payment: Payment): string => ("name" in payment ? `${payment.method} - ${payment.name}` : payment.method);
