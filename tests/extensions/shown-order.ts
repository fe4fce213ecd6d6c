import type { OrderDetail } from "../../server/http/contract.ts";

/** An order as the app tells Shopify's page of it. */
export type Shown = Pick<
  OrderDetail,
  | "name"
  | "state"
  | "invoiceNumber"
  | "reason"
  | "faults"
  | "canRetry"
  | "seen"
  | "canAskInvoice"
  | "canMarkElsewhere"
  | "canEnterBuyer"
  | "entry"
  | "cancellation"
> & { readonly invoice: { readonly ettn: string } | null };

export const NO_ENTRY = {
  kind: "",
  taxId: "",
  title: "",
  name: "",
  taxOffice: "",
  line: "",
  district: "",
  city: "",
  postcode: "",
  mailbox: "",
} as const;

export const REVIEW: Shown = {
  name: "#1042",
  state: "review",
  invoiceNumber: null,
  reason: null,
  faults: [{ code: "TAX_ID_CHECKSUM", path: "buyer.taxId", what: "Numara hatalı.", fix: "Alıcıya sorun." }],
  canRetry: true,
  seen: "as-it-stands",
  invoice: null,
  canAskInvoice: false,
  canMarkElsewhere: true,
  canEnterBuyer: true,
  entry: NO_ENTRY,
  cancellation: null,
};
export const ISSUED: Shown = {
  ...REVIEW,
  state: "issued",
  invoiceNumber: "EAR2026000000042",
  invoice: { ettn: "of-that-invoice" },
  faults: [],
  canRetry: false,
  canMarkElsewhere: false,
  canEnterBuyer: false,
};
export const WAITING: Shown = {
  ...REVIEW,
  state: "waiting",
  faults: [],
  reason: { code: "ASK_AWAITED", text: "Faturayı istemenizi bekliyor." },
  canAskInvoice: true,
};
