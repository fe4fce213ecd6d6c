import type { ReactNode } from "react";
import "./amount-table.css";

export type Column = { readonly id: string; readonly title: string; readonly kind: "text" | "amount" };
export type Line = { readonly id: string; readonly cells: readonly ReactNode[] };

type Props = { readonly caption: string; readonly columns: readonly Column[]; readonly lines: readonly Line[] };

/**
 * A printed-invoice table. Polaris' DataTable scrolls sideways on a phone; here each line becomes a block with the
 * column's title before each value, so that nothing is hidden.
 */
export function AmountTable({ caption, columns, lines }: Props) {
  return (
    <table className="amounts">
      <caption>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={column.kind}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            {columns.map((column, index) => (
              <td key={column.id} className={column.kind} data-title={column.title}>
                {line.cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
