/** What the extensions and the server say to each other, beside the admin API's own shapes. Types only. */

/** What a buyer who is logged in sees of an order of their own. */
export type BuyerOrderView = {
  /** null until it is issued. */
  readonly invoice: { readonly number: string | null; readonly hasPdf: boolean } | null;
  /** False where the shop invoices this order some other way, or its invoice was cancelled. */
  readonly isExpected: boolean;
  readonly canPropose: boolean;
  readonly wasProposed: boolean;
};

/** Good once and for 60 seconds. */
export type InvoiceLink = { readonly url: string };

export type TaxDataRequest = {
  readonly kind: "person" | "company";
  readonly taxId: string;
  readonly title: string;
  readonly taxOffice: string;
  /** Proves a guest; one who is logged in needs none. */
  readonly confirmationNumber: string;
};
export type ProposalAnswer = { readonly outcome: "kept" | "closed" | "taken" };
/** The extension has the words: ours speak to a merchant. */
export type ProposalRefusal = { readonly faults: readonly { readonly code: string; readonly path: string }[] };

/** Digits of up to 250 orders. */
export type InvoicesRequest = { readonly orders: readonly string[] };
export type RequestedInvoice = {
  readonly legacyId: string;
  /** "#1042", or the digits of an order the app has not read yet. */
  readonly name: string;
  readonly outcome: "requested" | "under-way" | "issued" | "left-out" | "held";
};
export type InvoicesAnswer = { readonly orders: readonly RequestedInvoice[] };

export type PrintableAnswer = {
  readonly ready: readonly string[];
  /** Names of orders without a document to print. */
  readonly missing: readonly string[];
};

/**
 * Admin token (all of /api's order routes stand here as well):
 * POST /ext/admin/orders/:legacyId/document     → InvoiceLink
 * POST /ext/admin/invoices   InvoicesRequest    → InvoicesAnswer
 * GET  /ext/admin/printable?orders=1,2          → PrintableAnswer
 * GET  /ext/admin/print?orders=1,2              → application/pdf
 *
 * Buyer token:
 * GET  /ext/buyer/orders/:legacyId              → BuyerOrderView; the customer's own only
 * POST /ext/buyer/orders/:legacyId/invoice      → InvoiceLink; the customer's own only
 * POST /ext/buyer/orders/:legacyId/tax-data     TaxDataRequest → ProposalAnswer; 422 ProposalRefusal
 *
 * Shopify Flow (signed):
 * POST /ext/flow/issue-invoice                  → 200 {}
 * POST /ext/flow/triggers                       → 200 {}; which triggers the shop's workflows use
 */
export type ExtensionRoutes = never;
