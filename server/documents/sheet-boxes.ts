import { type Across, type Box, beside, gap, lineHeight, ruleBox, stack, textBox } from "./boxes.ts";
import { COLOR, CONTENT_WIDTH, PAGE, type Paper, rule, STYLE, widthOf } from "./paper.ts";
import { qrBox } from "./qr-box.ts";
import type { Fact, FactBlock, PartyBlock, Sheet, Table, TotalRow } from "./sheet.ts";
import { tableBoxes } from "./table-boxes.ts";

const ALL: Across = { x: PAGE.left, width: CONTENT_WIDTH };
const QR_SIZE = 92;
const COLUMN_GAP = 24;
const TOTALS_WIDTH = 226;

/** The head of the first page: who sells, what this is, to whom. */
export function firstHead(paper: Paper, sheet: Sheet): Box {
  const qrX = PAGE.right - QR_SIZE;
  const titleRight = sheet.qrCode ? qrX - 14 : PAGE.right;
  const sellerPlace = { x: PAGE.left, width: 250 };
  const titlePlace = { x: 300, width: titleRight - 300, align: "right" } as const;
  const title = stack([
    textBox(paper, sheet.title, { ...titlePlace, style: STYLE.title }),
    textBox(paper, sheet.number, { ...titlePlace, style: STYLE.number }),
  ]);
  const buyerPlace = { x: PAGE.left, width: 250 };
  const factsPlace = { x: 314, width: PAGE.right - 314 };
  return stack([
    beside([
      partyBox(paper, sheet.seller, sellerPlace),
      title,
      ...(sheet.qrCode ? [qrBox(paper, sheet.qrCode, { x: qrX, width: QR_SIZE })] : []),
    ]),
    gap(12),
    ruleBox(paper, ALL, { weight: 1.4, color: COLOR.accent }),
    gap(12),
    beside([
      headed(paper, { title: "SAYIN", place: buyerPlace }, partyBox(paper, sheet.buyer, buyerPlace)),
      headed(paper, { title: "BELGE", place: factsPlace }, factsBox(paper, sheet.facts, factsPlace)),
    ]),
    gap(16),
  ]);
}

/** The head of every later page: enough to know a lost sheet by. */
export function laterHead(paper: Paper, sheet: Sheet): Box {
  const half = CONTENT_WIDTH / 2;
  const right = { x: PAGE.left + half, width: half, align: "right", style: STYLE.small } as const;
  return stack([
    beside([
      textBox(paper, sheet.seller.name, { x: PAGE.left, width: half - COLUMN_GAP, style: STYLE.strong }),
      textBox(paper, `${sheet.title} – ${sheet.number}`, { ...right, style: STYLE.strong }),
    ]),
    gap(5),
    ruleBox(paper, ALL, { weight: 1.4, color: COLOR.accent }),
    gap(10),
  ]);
}

/** What the goods come to: KDV per rate on the left, the sums on the right, the amount in words below. */
export function closing(paper: Paper, sheet: Sheet): Box {
  const taxWidth = CONTENT_WIDTH - TOTALS_WIDTH - COLUMN_GAP;
  const taxes = sheet.taxes.rows.length > 0 ? [taxBox(paper, sheet.taxes, { x: PAGE.left, width: taxWidth })] : [];
  const sums = totalsBox(paper, sheet.totals, { x: PAGE.right - TOTALS_WIDTH, width: TOTALS_WIDTH });
  return stack([gap(12), beside([...taxes, sums]), gap(10), ...wordsBoxes(paper, sheet.inWords)]);
}

function wordsBoxes(paper: Paper, inWords: string | undefined): readonly Box[] {
  if (inWords === undefined) return [];
  const stroke = { weight: 0.4, color: COLOR.rule };
  const words = textBox(paper, inWords, { ...ALL, style: STYLE.strong });
  return [ruleBox(paper, ALL, stroke), gap(5), words, gap(5), ruleBox(paper, ALL, stroke), gap(12)];
}

/** Everything below the sums, in pieces that are never broken over two pages. */
export function remainder(paper: Paper, sheet: Sheet): readonly Box[] {
  const notes = sheet.notes.map((note) => textBox(paper, note, { ...ALL, style: STYLE.body }));
  const [firstNote, ...otherNotes] = notes;
  return [
    ...(firstNote ? [headed(paper, { title: "NOTLAR", place: ALL }, firstNote), ...otherNotes, gap(12)] : []),
    ...blockBoxes(paper, sheet.blocks),
  ];
}

/** Two side by side. */
function blockBoxes(paper: Paper, blocks: readonly FactBlock[]): readonly Box[] {
  const width = (CONTENT_WIDTH - COLUMN_GAP) / 2;
  const boxes = blocks.map(({ title, facts }, index) => {
    const place = { x: PAGE.left + (index % 2) * (width + COLUMN_GAP), width };
    return headed(paper, { title: title.toLocaleUpperCase("tr"), place }, factsBox(paper, facts, place));
  });
  return boxes.flatMap((box, index) => (index % 2 === 0 ? [beside(boxes.slice(index, index + 2)), gap(12)] : []));
}

const headed = (paper: Paper, { title, place }: { title: string; place: Across }, box: Box): Box =>
  stack([textBox(paper, title, { ...place, style: STYLE.head }), gap(2), box]);

function partyBox(paper: Paper, { name, lines, facts }: PartyBlock, place: Across): Box {
  return stack([
    textBox(paper, name, { ...place, style: STYLE.name }),
    gap(2),
    ...lines.map((line) => textBox(paper, line, { ...place, style: STYLE.label })),
    gap(2),
    factsBox(paper, facts, place),
  ]);
}

function factsBox(paper: Paper, facts: readonly Fact[], { x, width }: Across): Box {
  const labels = Math.max(...facts.map(({ label }) => widthOf(label, STYLE.label)));
  const values = { x: x + labels + 10, width: width - labels - 10, style: STYLE.body };
  return stack(
    facts.map(({ label, value }) =>
      beside([textBox(paper, label, { x, width, style: STYLE.label }), textBox(paper, value, values)]),
    ),
  );
}

function taxBox(paper: Paper, table: Table, place: Across): Box {
  const { head, rows } = tableBoxes(paper, table, place);
  return stack([head, ...rows.flat()]);
}

function totalsBox(paper: Paper, rows: readonly TotalRow[], place: Across): Box {
  return stack(rows.map((row) => (row.isGrand ? grandBox(paper, row, place) : totalBox(paper, row, place))));
}

const INSET = 8;

function totalBox(paper: Paper, { label, value }: TotalRow, { x, width }: Across): Box {
  const inner = { x: x + INSET, width: width - 2 * INSET };
  const cells = beside([
    textBox(paper, label, { ...inner, style: STYLE.label }),
    textBox(paper, value, { ...inner, style: STYLE.body, align: "right" }),
  ]);
  return stack([gap(1.6), cells, gap(1.6)]);
}

/** The one sum everybody looks for: white on the accent. */
function grandBox(paper: Paper, { label, value }: TotalRow, { x, width }: Across): Box {
  const inner = { x: x + INSET, width: width - 2 * INSET };
  const style = { ...STYLE.name, color: "#ffffff" };
  const height = lineHeight(style) + 9;
  const cells = beside([
    textBox(paper, label, { ...inner, style: { ...style, size: 9.5 } }),
    textBox(paper, value, { ...inner, style, align: "right" }),
  ]);
  return {
    height: height + 5,
    draw: (y) => {
      paper.rect(x, y + 5, width, height).fill(COLOR.accent);
      cells.draw(y + 9);
    },
  };
}

/** Below every page: whose it is, and which of how many. */
export function drawFoot(paper: Paper, sheet: Sheet, { page, pages }: { page: number; pages: number }): void {
  const y = PAGE.bottom + 14;
  rule(paper, { y: y - 5, from: PAGE.left, to: PAGE.right }, { weight: 0.4, color: COLOR.rule });
  const place = { ...ALL, style: STYLE.small };
  textBox(paper, `ETTN ${sheet.ettn}`, place).draw(y);
  textBox(paper, `Sayfa ${page} / ${pages}`, { ...place, align: "right" }).draw(y);
}
