import { type Answer, ask } from "../../backend/ask.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-details.action.render").Api;

/** What may be done about the order's invoice, as the app's server tells it. */
export type OrderInvoice = {
  readonly name: string;
  readonly state: string;
  readonly invoiceNumber: string | null;
  readonly reason: { readonly text: string } | null;
  readonly faults: readonly { readonly what: string; readonly fix: string }[];
  /** Where it stands: goes with what is pressed about it. */
  readonly seen: string;
  readonly invoice: { readonly ettn: string } | null;
  readonly canRetry: boolean;
  readonly canAskInvoice: boolean;
  readonly canMarkElsewhere: boolean;
  readonly canEnterBuyer: boolean;
  readonly entry: Buyer;
  readonly cancellation: Cancellation | null;
};

/** What may be asked of the integrator about the invoice; days are "2026-11-27". */
export type Cancellation = {
  readonly canCancel: boolean;
  readonly canReissue: boolean;
  readonly canUndo: boolean;
  readonly lastDay: string | null;
  readonly whyNot: { readonly what: string; readonly fix: string } | null;
  readonly wish: "cancel" | "reissue" | "undo" | null;
  readonly isToCompany: boolean;
};

/** The buyer as the merchant corrects them; empty text leaves what the order says. */
export type Buyer = {
  readonly kind: "" | "person" | "company";
  readonly taxId: string;
  readonly title: string;
  readonly name: string;
  readonly taxOffice: string;
  readonly line: string;
  readonly district: string;
  readonly city: string;
  readonly postcode: string;
};

export const text = (key: string, values?: Record<string, string | number>): string =>
  shopify.i18n.translate(key, values);

const orderId = (): string => shopify.data.selected[0]?.id.split("/").pop() ?? "";

/** Asks about the order on whose page the merchant is. */
export const callOrder = <T>(path: string, body?: object): Promise<Answer<T>> =>
  call(`/ext/admin/orders/${orderId()}${path}`, body);

/** Has the order read that the app knows nothing of yet. */
export const requestInvoice = (): Promise<Answer<unknown>> => call("/ext/admin/invoices", { orders: [orderId()] });

const call = <T>(url: string, body?: object): Promise<Answer<T>> =>
  ask({ url, token: () => shopify.auth.idToken(), language: text("language"), body });
