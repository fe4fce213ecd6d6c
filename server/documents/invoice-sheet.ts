import { PROFILES } from "../gib/profile-ids.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { qrCodeOf } from "./qr-code.ts";
import type { ReturnForm, Sheet } from "./sheet.ts";
import { documentFacts, saleBlocks } from "./sheet-facts.ts";
import { lineTable } from "./sheet-lines.ts";
import { buyerBlock, sellerBlock } from "./sheet-parties.ts";
import { taxTable, totalRows } from "./sheet-totals.ts";

export type SheetOptions = {
  /** A preview: marked as worth nothing even where it has a number. */
  readonly isSpecimen: boolean;
};

/** The page of an invoice; one without a number is always marked as a specimen. */
export function invoiceSheet(invoice: Invoice, { isSpecimen }: SheetOptions): Sheet {
  const inWords = invoice.notes.find((note) => note.startsWith("YALNIZ"));
  return {
    title: isEarchive(invoice) ? "e-Arşiv Fatura" : "e-Fatura",
    number: invoice.number ?? "Numarası henüz verilmedi",
    day: invoice.issueDate,
    ettn: invoice.ettn,
    watermark: isSpecimen || invoice.number === undefined ? "ÖRNEK – MALİ DEĞERİ YOKTUR" : undefined,
    seller: sellerBlock(invoice.seller),
    buyer: buyerBlock(invoice.buyer),
    facts: documentFacts(invoice),
    qrCode: qrCodeOf(invoice),
    lines: lineTable(invoice),
    taxes: taxTable(invoice),
    totals: totalRows(invoice),
    inWords,
    notes: invoice.notes.filter((note) => note !== inWords),
    blocks: saleBlocks(invoice),
    returnForm: isEarchive(invoice) && invoice.sale.platform === "INTERNET" ? RETURN_FORM : undefined,
    signatures: invoice.waybill.kind === "this-invoice" ? ["Teslim eden", "Teslim alan"] : [],
  };
}

const isEarchive = ({ profileId }: Invoice): boolean => PROFILES[profileId].channel === "earchive";

const RETURN_FORM: ReturnForm = {
  title: "İade bölümü",
  explanation: "Malı geri gönderiyorsanız bu bölümü doldurup imzalayın ve malla birlikte gönderin.",
  columns: ["Malın cinsi", "Miktarı", "Birim fiyatı", "Tutarı"],
  emptyRows: 3,
  signature: "İade edenin adı soyadı, imzası",
};
