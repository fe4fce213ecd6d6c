import type { Invoice } from "../invoice/invoice.ts";
import { type Html, html, NOTHING } from "./html.ts";
import { INVOICE_CSS } from "./invoice-css.ts";
import { invoiceSheet, type SheetOptions } from "./invoice-sheet.ts";
import type { Column, Fact, FactBlock, PartyBlock, QrCode, ReturnForm, Sheet, Table, TotalRow } from "./sheet.ts";

/** The invoice as one HTML document that needs nothing else: no script, no image, no address is asked for anything. */
export function invoiceToHtml(invoice: Invoice, options: SheetOptions): string {
  const sheet = invoiceSheet(invoice, options);
  return `<!doctype html>\n${page(sheet).markup}`;
}

const page = (sheet: Sheet): Html => html`<html lang="tr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${`${sheet.title} ${sheet.number}`}</title>
<style>${{ markup: INVOICE_CSS }}</style>
</head>
<body>
<main>
${sheet.watermark === undefined ? NOTHING : html`<p class="watermark">${sheet.watermark}</p>`}
<header>
<div>${party(sheet.seller)}</div>
<div class="document"><h1>${sheet.title}</h1><p class="number">${sheet.number}</p></div>
${sheet.qrCode ? qr(sheet.qrCode) : NOTHING}
</header>
<div class="parties">
<section><h2>SAYIN</h2>${party(sheet.buyer)}</section>
<section class="facts"><h2>BELGE</h2>${facts(sheet.facts)}</section>
</div>
<div class="table lines" tabindex="0" role="region" aria-label="Mal ve hizmetler">${table(sheet.lines, "Mal ve hizmetler")}</div>
<div class="sums">
<div class="taxes">${sheet.taxes.rows.length > 0 ? table(sheet.taxes, "KDV dökümü") : NOTHING}</div>
<div class="totals">${totals(sheet.totals)}</div>
</div>
${sheet.inWords === undefined ? NOTHING : html`<p class="words">${sheet.inWords}</p>`}
${sheet.notes.length > 0 ? notes(sheet.notes) : NOTHING}
<div class="blocks">${sheet.blocks.map(block)}</div>
${sheet.returnForm ? returnForm(sheet.returnForm) : NOTHING}
${sheet.signatures.length > 0 ? signatures(sheet.signatures) : NOTHING}
</main>
</body>
</html>`;

const party = ({ name, lines, facts: known }: PartyBlock): Html => html`<p class="name">${name}</p>
${lines.map((line) => html`<p class="muted">${line}</p>`)}
${facts(known)}`;

const facts = (known: readonly Fact[]): Html =>
  html`<dl>${known.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`;

const table = ({ columns, rows }: Table, caption: string): Html => html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ label, align }) => html`<th scope="col" class="${align}">${label}</th>`)}</tr></thead>
<tbody>${rows.map(
  (row) => html`
<tr>${row.map((cell, index) => html`<td class="${classOf(columns[index])}">${cell}</td>`)}</tr>`,
)}
</tbody>
</table>`;

const classOf = (column: Column | undefined): string => (column?.grows ? "grows" : (column?.align ?? "left"));

const totals = (rows: readonly TotalRow[]): Html => html`<table>
<caption>Toplamlar</caption>
<tbody>${rows.map(
  ({ label, value, isGrand }) => html`
<tr${isGrand ? html` class="grand"` : NOTHING}><th scope="row">${label}</th><td class="right">${value}</td></tr>`,
)}
</tbody>
</table>`;

const notes = (all: readonly string[]): Html =>
  html`<section class="notes block"><h2>NOTLAR</h2><ul>${all.map((note) => html`<li>${note}</li>`)}</ul></section>`;

const block = ({ title, facts: known }: FactBlock): Html =>
  html`<section class="block"><h2>${upper(title)}</h2>${facts(known)}</section>`;

const upper = (text: string): string => text.toLocaleUpperCase("tr");

const returnForm = ({ title, explanation, columns, emptyRows, signature }: ReturnForm): Html => {
  const blank = {
    columns: columns.map(asColumn),
    rows: Array.from({ length: emptyRows }, () => columns.map(() => "")),
  };
  return html`<section class="return"><h2>${upper(title)}</h2><p class="muted">${explanation}</p>
${table(blank, title)}
${signatures([signature])}</section>`;
};

const asColumn = (label: string): Column => ({ label, align: "left", grows: false });

const signatures = (who: readonly string[]): Html =>
  html`<div class="sign">${who.map((name) => html`<p>${name}</p>`)}</div>`;

/** Drawn as shapes: a picture would need bytes from elsewhere, and shapes stay sharp on paper. */
function qr({ size, runs }: QrCode): Html {
  const path = runs.map(({ x, y, width }) => `M${x} ${y}h${width}v1h-${width}z`).join("");
  const box = `0 0 ${size} ${size}`;
  return html`<svg class="qr" viewBox="${box}" role="img" aria-label="Karekod" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
