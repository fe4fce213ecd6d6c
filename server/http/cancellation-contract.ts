/** What may be asked of the integrator about an order's invoice now; types only, as in contract.ts. */
export type CancellationView = {
  readonly canCancel: boolean;
  /** Another invoice may be issued in its place. */
  readonly canReissue: boolean;
  readonly canUndo: boolean;
  /** The last Istanbul day of what may be asked for. */
  readonly lastDay: string | null;
  /** Why an issued invoice cannot be cancelled from here, and what the law leaves. */
  readonly whyNot: { readonly code: string; readonly what: string; readonly fix: string } | null;
  /** Under way. */
  readonly wish: "cancel" | "reissue" | "undo" | null;
  /** Its buyer may have booked it. */
  readonly isToCompany: boolean;
};

/** The order and the invoice as they were shown: where either is another by now nothing is asked for. */
export type ShownInvoice = { readonly seen?: string; readonly ettn?: string };

/** `reissue`: another invoice is to be issued in its place. */
export type CancelRequest = ShownInvoice & { readonly reissue: boolean };

/**
 * POST /api/orders/:legacyId/cancel-invoice  CancelRequest → 202 {}; 409 with the code that says why not
 * POST /api/orders/:legacyId/undo-cancellation  ShownInvoice → 202 {}; the same
 */
