import { type Across, type Box, beside, gap, lineHeight, stack, textBox } from "./boxes.ts";
import { COLOR, CONTENT_WIDTH, PAGE, type Paper, STYLE } from "./paper.ts";
import type { ReturnForm, Sheet } from "./sheet.ts";

const INSET = 10;
const CELL_HEIGHT = 15;
const SIGNATURE_HEIGHT = 60;
const SHARES = [0.46, 0.16, 0.19, 0.19];

/** What is filled in by hand: signatures for goods handed over, and the part that comes back with returned goods. */
export const formBoxes = (paper: Paper, { signatures, returnForm }: Sheet): readonly Box[] => [
  ...(signatures.length > 0
    ? [signatureBoxes(paper, signatures, { x: PAGE.left, width: CONTENT_WIDTH }), gap(12)]
    : []),
  ...(returnForm ? [returnBox(paper, returnForm)] : []),
];

function signatureBoxes(paper: Paper, who: readonly string[], { x, width }: Across): Box {
  const each = (width - (who.length - 1) * INSET) / who.length;
  return beside(
    who.map((name, index) => {
      const left = x + index * (each + INSET);
      const label = textBox(paper, name, { x: left + 6, width: each - 12, style: STYLE.small });
      return {
        height: SIGNATURE_HEIGHT,
        draw: (y) => {
          paper.rect(left, y, each, SIGNATURE_HEIGHT).lineWidth(0.5).strokeColor(COLOR.rule).stroke();
          label.draw(y + 4);
        },
      };
    }),
  );
}

function returnBox(paper: Paper, form: ReturnForm): Box {
  const inner = { x: PAGE.left + INSET, width: CONTENT_WIDTH - 2 * INSET };
  const rows = { x: inner.x, width: inner.width * 0.7 };
  const signature = { x: inner.x + inner.width * 0.7 + INSET, width: inner.width * 0.3 - INSET };
  const content = stack([
    gap(8),
    textBox(paper, form.title.toLocaleUpperCase("tr"), { ...inner, style: STYLE.head }),
    textBox(paper, form.explanation, { ...inner, style: STYLE.small }),
    gap(6),
    beside([emptyTable(paper, form, rows), signatureBoxes(paper, [form.signature], signature)]),
    gap(10),
  ]);
  return {
    height: content.height,
    draw: (y) => {
      paper.rect(PAGE.left, y, CONTENT_WIDTH, content.height).lineWidth(0.7).dash(3, { space: 2 });
      paper.strokeColor(COLOR.soft).stroke().undash();
      content.draw(y);
    },
  };
}

function emptyTable(paper: Paper, { columns, emptyRows }: ReturnForm, { x, width }: Across): Box {
  const edges = SHARES.map((_, index) => x + width * SHARES.slice(0, index).reduce((sum, share) => sum + share, 0));
  const style = { ...STYLE.small, font: "semibold" } as const;
  const head = beside(
    columns.map((label, index) => textBox(paper, label, { x: (edges[index] ?? x) + 4, width, style })),
  );
  const headHeight = lineHeight(style) + 5;
  const height = headHeight + emptyRows * CELL_HEIGHT;
  return {
    height,
    draw: (y) => {
      head.draw(y + 2);
      for (let row = 0; row <= emptyRows; row += 1) {
        const line = y + headHeight + row * CELL_HEIGHT;
        paper.moveTo(x, line).lineTo(x + width, line);
      }
      for (const edge of edges.slice(1)) paper.moveTo(edge, y + headHeight).lineTo(edge, y + height);
      paper.rect(x, y, width, height).lineWidth(0.5).strokeColor(COLOR.rule).stroke();
    },
  };
}
