import type { Invoice } from "../invoice/invoice.ts";
import { invoiceToHtml } from "./invoice-html.ts";
import { invoiceToPdf } from "./invoice-pdf.ts";

/** The invoice as a page that says all over that it is worth nothing. */
export async function drawSpecimen(invoice: Invoice, format: "pdf" | "html"): Promise<Uint8Array<ArrayBuffer>> {
  const drawn =
    format === "html"
      ? invoiceToHtml(invoice, { isSpecimen: true })
      : await invoiceToPdf(invoice, { isSpecimen: true });
  return Uint8Array.from(Buffer.from(drawn));
}
