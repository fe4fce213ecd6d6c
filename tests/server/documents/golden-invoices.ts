import type { Invoice } from "../../../server/invoice/invoice.ts";
import { goldenFolders } from "../invoice/golden-folders.ts";
import { goldenInvoice } from "../invoice/golden-invoice.ts";

/** Every golden order that becomes an invoice, by its folder's name. */
export const goldenInvoices = (): readonly (readonly [string, Invoice])[] =>
  goldenFolders().flatMap((folder) => {
    const invoice = goldenInvoice(folder);
    return invoice.ok ? [[folder.name, invoice.value] as const] : [];
  });
