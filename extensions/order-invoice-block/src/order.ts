/** What the block shows of the order's invoice, as the app's server tells it. */
export type OrderInvoice = {
  readonly state: string;
  readonly invoiceNumber: string | null;
  readonly reason: { readonly text: string } | null;
  readonly faults: readonly Fault[];
  readonly problem: Fault | null;
  readonly invoice: { readonly hasPdf: boolean; readonly warnings: readonly { readonly text: string }[] } | null;
};

export type Fault = { readonly what: string; readonly fix: string };

const TONES: Readonly<Record<string, "success" | "warning" | "critical" | "neutral">> = {
  issued: "success",
  review: "warning",
  failed: "critical",
  rejected: "critical",
  cancelled: "neutral",
  "not-ours": "neutral",
};

/** What is on its way needs nobody. */
export const toneOf = (state: string) => TONES[state] ?? "info";
