import QRCode from "qrcode";
import { CUSTOMS_RECEIVER } from "../gib/customs-codes.ts";
import type { Invoice } from "../invoice/invoice.ts";
import { formatKurus, sum } from "../invoice/money/money.ts";
import type { QrCode, QrRun } from "./sheet.ts";

const MASK = 2;

/** The code by which a reader finds the invoice at GİB; there is none to find before it has a number. */
export function qrCodeOf(invoice: Invoice): QrCode | undefined {
  if (invoice.number === undefined) return undefined;
  const text = qrText(invoice, invoice.number);
  // One mode for all of it: looking for the best mixture takes longer than drawing the page and saves a row of modules.
  const segments = [{ mode: "byte", data: new TextEncoder().encode(text) }] as const;
  // Every reader takes every mask; trying all eight for the best-looking one would be an eighth of the page's time.
  const { modules } = QRCode.create([...segments], { errorCorrectionLevel: "M", maskPattern: MASK });
  return { text, size: modules.size, runs: runsOf(modules.data, modules.size) };
}

/** Members and their order as GİB's guide "e-Fatura / e-Arşiv Karekod" v1.2 has them; amounts are plain decimal text. */
function qrText({ seller, buyer, totals, taxSubtotals, ...invoice }: Invoice, number: string): string {
  const perRate = [...Map.groupBy(taxSubtotals, ({ rate }) => rate)].flatMap(([rate, groups]) => [
    [`kdvmatrah(${rate})`, formatKurus(sum(groups.map(({ taxable }) => taxable)))],
    [`hesaplanankdv(${rate})`, formatKurus(sum(groups.map(({ tax }) => tax)))],
  ]);
  return JSON.stringify({
    vkntckn: seller.taxId.value,
    avkntckn: invoice.customs === undefined ? buyer.taxId.value : CUSTOMS_RECEIVER.vkn,
    senaryo: invoice.profileId,
    tip: invoice.type,
    tarih: invoice.issueDate,
    no: number,
    ettn: invoice.ettn,
    parabirimi: invoice.currency,
    malhizmettoplam: formatKurus(totals.lineExtension),
    ...Object.fromEntries(perRate),
    vergidahil: formatKurus(totals.taxInclusive),
    odenecek: formatKurus(totals.payable),
  });
}

/** Neighbouring dark modules as one run: a third of the shapes, and no hairlines between them on paper. */
function runsOf(modules: Uint8Array, size: number): readonly QrRun[] {
  const runs: QrRun[] = [];
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const start = x;
      while (x < size && modules[y * size + x] === 1) x += 1;
      if (x > start) runs.push({ x: start, y, width: x - start });
    }
  }
  return runs;
}
