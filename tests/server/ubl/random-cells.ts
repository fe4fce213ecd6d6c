import * as fc from "fast-check";
import { INVOICE_TYPES, type InvoiceTypeCode } from "../../../server/gib/invoice-type-codes.ts";
import { PROFILES, type ProfileCode } from "../../../server/gib/profile-ids.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { brokenRules } from "../../../server/invoice/rules/rules.ts";
import { type Cell, invoiceOf } from "./random-invoices.ts";
import { BUYERS } from "./random-parties.ts";

export const CURRENCIES: readonly Invoice["currency"][] = ["TRY", "USD", "EUR"];

/** Every cell there is, with the codes of our rules that refuse all of its documents; none is a cell to be judged. */
export const CELLS: readonly { readonly cell: Cell; readonly refusedBy: readonly string[] }[] = (
  Object.keys(PROFILES) as ProfileCode[]
).flatMap((profileId) =>
  (Object.keys(INVOICE_TYPES) as InvoiceTypeCode[]).flatMap((type) =>
    CURRENCIES.flatMap((currency) =>
      BUYERS.map((buyer) => {
        const cell = { profileId, type, currency, buyer };
        const [sample] = fc.sample(invoiceOf(cell), { numRuns: 1, seed: 1 });
        return { cell, refusedBy: sample === undefined ? [] : brokenRules(sample).map(({ code }) => code) };
      }),
    ),
  ),
);

/** The kinds of document this app may have to print. */
export const REACHABLE: readonly Cell[] = CELLS.filter(({ refusedBy }) => refusedBy.length === 0).map(
  ({ cell }) => cell,
);

/** Any of them: buyers, payments, lines, rates and characters of every kind. */
export const anyInvoice = (): fc.Arbitrary<Invoice> => fc.constantFrom(...REACHABLE).chain(invoiceOf);
