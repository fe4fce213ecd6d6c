import type { InvoiceType, ProfileId } from "../../invoice/invoice.ts";
import type { PaymentMeansCode } from "../../gib/payment-means-codes.ts";
import { PAYMENT_MEANS } from "../../gib/payment-means-codes.ts";
import type { DocumentStatus } from "../../pipeline/ports/integrator.ts";

/* Turkcell's numbers (eplatform-api-dotnet-client, Enums; the payment types are those of its e-Arşiv report). */

export const RECORD_TYPE = { earchive: 0, einvoice: 1 } as const;

/** Saved and sent at once. */
export const SEND_NOW = 20;

export const PROFILE_TYPES: Readonly<Partial<Record<ProfileId, number>>> = {
  TEMELFATURA: 0,
  TICARIFATURA: 1,
  EARSIVFATURA: 4,
  KAMU: 9,
};

export const INVOICE_TYPES: Readonly<Partial<Record<InvoiceType, number>>> = { SATIS: 1, ISTISNA: 3, TEVKIFAT: 5 };

export const PAYMENT_TYPES: Readonly<Record<PaymentMeansCode, number>> = {
  [PAYMENT_MEANS.notDefined]: 1,
  [PAYMENT_MEANS.cash]: 10,
  [PAYMENT_MEANS.bankAccount]: 30,
  [PAYMENT_MEANS.bankCard]: 48,
  [PAYMENT_MEANS.mutuallyDefined]: 97,
};

type State = DocumentStatus["state"];

/** Numbers that are not here, the queued (20), running (30) and sent (50) among them, mean that nothing is decided yet. */
export const ARCHIVE_STATES = new Map<number, State>([
  [10, "cancelled"],
  [40, "failed"],
  [60, "issued"],
  [100, "cancelled"],
]);

/** 61, 62, 81, 82, 91 and 92 are answers of the buyer that are under way or did not get through. */
export const OUTGOING_STATES = new Map<number, State>([
  [10, "cancelled"],
  [40, "failed"],
  [60, "delivered"],
  [61, "answer-pending"],
  [62, "answer-pending"],
  [65, "delivered"],
  [70, "answer-pending"],
  [80, "rejected"],
  [81, "answer-pending"],
  [82, "answer-pending"],
  [90, "rejected"],
  [91, "answer-pending"],
  [92, "answer-pending"],
]);
