import type { State } from "../../invoice/lifecycle.ts";
import type { Kurus } from "../../invoice/money/money.ts";

/** By the order's own time; or first those that still need an invoice and have a last day for it, the nearest first. */
export const ORDER_SORTS = ["newest", "oldest", "deadline"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

export const INVOICE_CHANNELS = ["earchive", "einvoice"] as const;
export type InvoiceChannel = (typeof INVOICE_CHANNELS)[number];

/** What narrows a list further; absent is no limit. */
export type OrderFilter = {
  /** From this instant on. */
  readonly from?: Date | undefined;
  /** Before this instant. */
  readonly before?: Date | undefined;
  /** An order whose total could not be read is left out. */
  readonly least?: Kurus | undefined;
  readonly most?: Kurus | undefined;
  /** Only those with an invoice that travels so, or through this integrator. */
  readonly channel?: InvoiceChannel | undefined;
  readonly integrator?: string | undefined;
  /** Only those with something for a person to do. */
  readonly hasFaults?: true | undefined;
};

export type OrderQuery = {
  readonly states: readonly State[] | undefined;
  readonly search: string;
  readonly after: string | undefined;
  readonly limit: number;
  readonly sort?: OrderSort;
  readonly filter?: OrderFilter;
};
