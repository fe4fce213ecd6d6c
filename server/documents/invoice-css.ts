/** The look of the HTML page. Black on white with one dark accent that prints as a deep grey; no image, no outside font. */
export const INVOICE_CSS = `
:root { --ink: #16191d; --soft: #5a626b; --rule: #c9ced4; --accent: #0f4c5c; }
* { box-sizing: border-box; }
body { margin: 0; background: #eef0f2; color: var(--ink); font: 13px/1.45 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
main { position: relative; max-width: 210mm; margin: 24px auto; padding: 14mm; background: #fff; overflow: hidden; }
h1 { margin: 0; color: var(--accent); font-size: 25px; font-weight: 300; letter-spacing: -0.2px; }
h2 { margin: 0 0 4px; color: var(--accent); font-size: 10.5px; font-weight: 600; letter-spacing: 0.6px; }
p { margin: 0; }
header, .parties, .sums, .blocks { display: flex; gap: 28px; justify-content: space-between; }
header { padding-bottom: 16px; border-bottom: 2px solid var(--accent); }
header > :first-child, .parties > *, .blocks > * { flex: 1; min-width: 0; }
.document { text-align: right; }
.number { font-size: 15px; font-weight: 600; }
.qr { width: 118px; height: 118px; flex: none; }
.name { margin-bottom: 3px; font-size: 15px; font-weight: 600; }
.parties { margin: 18px 0 22px; }
.muted, dt, th { color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 1px 12px; margin: 0; }
dd { margin: 0; overflow-wrap: anywhere; }
.facts dt { white-space: nowrap; }
table { width: 100%; border-collapse: collapse; }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
th { padding: 4px 6px; border-bottom: 1px solid var(--ink); font-size: 10.5px; font-weight: 600; text-align: left; vertical-align: bottom; }
td { padding: 5px 6px; border-bottom: 1px solid var(--rule); vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
td.grows { overflow-wrap: anywhere; }
.right { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
.lines { font-size: 12px; }
.sums { align-items: flex-start; margin: 18px 0; }
.sums .taxes { flex: 1; font-size: 12px; }
.taxes table { width: auto; min-width: 60%; }
.totals { width: 300px; }
.totals th { padding-left: 0; border: 0; font-size: 12.5px; font-weight: 400; }
.totals td { border: 0; }
.totals .grand th, .totals .grand td { padding: 8px 10px; background: var(--accent); color: #fff; font-size: 15px; font-weight: 600; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.words { margin-bottom: 16px; padding: 7px 0; border-block: 1px solid var(--rule); font-weight: 600; }
.notes, .blocks { margin-bottom: 18px; }
.notes ul { margin: 0; padding: 0; list-style: none; }
.notes li, .name, .muted { overflow-wrap: anywhere; }
.return { margin-bottom: 18px; padding: 10px 12px 12px; border: 1px dashed var(--soft); }
.return td { height: 24px; }
.sign { display: flex; gap: 28px; margin-top: 10px; }
.sign p { flex: 1; height: 58px; padding: 4px 8px; border: 1px solid var(--rule); color: var(--soft); font-size: 11px; }
.watermark { position: absolute; inset: 0; display: grid; place-items: center; color: #b9c0c7; font-size: 46px; font-weight: 600; white-space: nowrap; opacity: 0.45; transform: rotate(-35deg); pointer-events: none; }
@media (max-width: 640px) {
  main { margin: 0; padding: 18px; }
  header, .parties, .sums, .blocks { flex-direction: column; gap: 14px; }
  .document { text-align: left; }
  .totals { width: 100%; }
  .table { overflow-x: auto; }
}
@page { size: A4; margin: 14mm 14mm 16mm; @bottom-right { content: "Sayfa " counter(page) " / " counter(pages); font: 9px sans-serif; color: #5a626b; } }
@media print {
  body { background: none; font-size: 11px; }
  main { max-width: none; margin: 0; padding: 0; overflow: visible; }
  .watermark { position: fixed; }
  thead { display: table-header-group; }
  tr, .sums, .words, .block, .return, .sign { break-inside: avoid; }
}
`;
