import type { BuyerEntry } from "./buyer-entry-contract.ts";

/** The internet sale as the merchant corrects it; empty text leaves what the order and the settings say. */
export type SaleEntry = {
  readonly webSite: string;
  /** GİB's word, such as "ODEMEARACISI". */
  readonly paymentMethod: string;
  readonly paymentName: string;
  readonly paymentDate: string;
  /** One of the settings' carriers, or "own"; one that stands in no table is named by the next two. */
  readonly carrier: string;
  readonly carrierTitle: string;
  readonly carrierTaxId: string;
  readonly transportDate: string;
};

/** POST /api/orders/:id/sale: with what was typed about the buyer beside it, so that no invoice leaves with one alone. */
export type SaleEntryRequest = SaleEntry & { readonly buyer?: Partial<BuyerEntry>; readonly seen?: string };
