import type { Kurus } from "../money/money.ts";

/** Tax on an overnight stay, in percent of the line's net; beside KDV and no part of its base. */
export type AccommodationTax = { readonly rate: number; readonly amount: Kurus };
