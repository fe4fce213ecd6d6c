import type { Invoice } from "../invoice/invoice.ts";
import { type Box, stack } from "./boxes.ts";
import { formBoxes } from "./form-boxes.ts";
import { invoiceSheet, type SheetOptions } from "./invoice-sheet.ts";
import { breakRows } from "./page-breaks.ts";
import { COLOR, CONTENT_WIDTH, newPaper, PAGE, type Paper, widthOf, write } from "./paper.ts";
import type { Sheet } from "./sheet.ts";
import { closing, drawFoot, firstHead, laterHead, remainder } from "./sheet-boxes.ts";
import { type TableBoxes, tableBoxes } from "./table-boxes.ts";

/** The invoice on A4 pages. The same invoice gives the same bytes. */
export async function invoiceToPdf(invoice: Invoice, options: SheetOptions): Promise<Uint8Array> {
  const sheet = invoiceSheet(invoice, options);
  const paper = newPaper(sheet);
  drawSheet(paper, sheet);
  paper.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of paper) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function drawSheet(paper: Paper, sheet: Sheet): void {
  const table = tableBoxes(paper, sheet.lines, { x: PAGE.left, width: CONTENT_WIDTH });
  const heads = { first: firstHead(paper, sheet), later: laterHead(paper, sheet) };
  const end = closing(paper, sheet);
  const rows = carriedRows(table, sheet);
  let y = 0;
  const newPage = (head: Box): void => {
    paper.addPage();
    if (sheet.watermark !== undefined) drawWatermark(paper, sheet.watermark);
    head.draw(PAGE.top);
    y = PAGE.top + head.height;
  };
  const put = (box: Box): void => {
    if (y + box.height > PAGE.bottom) newPage(heads.later);
    box.draw(y);
    y += box.height;
  };
  let from = 0;
  for (const count of breakRows(
    rows.map(({ box }) => box.height),
    roomOf(table, heads, end),
  )) {
    newPage(from === 0 ? heads.first : heads.later);
    const isLast = from + count === rows.length;
    const page = stack([
      table.head,
      ...(from === 0 ? [] : [table.extra(BROUGHT, rows[from - 1]?.sums ?? [])]),
      ...rows.slice(from, from + count).map(({ box }) => box),
      ...(isLast ? [] : [table.extra(CARRIED, rows[from + count - 1]?.sums ?? [])]),
    ]);
    page.draw(y);
    y += page.height;
    from += count;
  }
  for (const box of [end, ...remainder(paper, sheet), ...formBoxes(paper, sheet)]) put(box);
  numberPages(paper, sheet);
}

const CARRIED = "Nakli yekûn (sonraki sayfaya devreden)";
const BROUGHT = "Nakli yekûn (önceki sayfadan devreden)";

type CarriedRow = { readonly box: Box; readonly sums: readonly string[] };

/** Each row with the sums up to it; a row in several parts counts with its last one. */
function carriedRows({ rows }: TableBoxes, { lines }: Sheet): readonly CarriedRow[] {
  return rows.flatMap((parts, row) =>
    parts.map((box, part) => ({ box, sums: lines.sums[part === parts.length - 1 ? row : row - 1] ?? [] })),
  );
}

function roomOf(table: TableBoxes, { first, later }: { first: Box; later: Box }, end: Box) {
  const whole = PAGE.bottom - PAGE.top - table.head.height;
  return {
    first: whole - first.height,
    next: whole - later.height,
    carried: table.extra(CARRIED, []).height,
    closing: end.height,
  };
}

/** Across the whole page and under everything: seen at once, and nothing is hard to read for it. */
function drawWatermark(paper: Paper, text: string): void {
  const style = { font: "semibold", size: 40, color: COLOR.ghost } as const;
  const [x, y] = [PAGE.width / 2, PAGE.height / 2];
  paper.save().rotate(-50, { origin: [x, y] });
  write(paper, text, { x: x - widthOf(text, style) / 2, y: y + style.size / 3, style });
  paper.restore();
}

function numberPages(paper: Paper, sheet: Sheet): void {
  const { count } = paper.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    paper.switchToPage(index);
    drawFoot(paper, sheet, { page: index + 1, pages: count });
  }
}
