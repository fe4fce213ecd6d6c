import "./sums.css";

export type Sum = { readonly term: string; readonly amount: string; readonly isFinal: boolean };

/** An invoice's totals, the final one set apart. */
export function Sums({ sums }: { readonly sums: readonly Sum[] }) {
  return (
    <dl className="sums">
      {sums.map((sum) => (
        <div key={sum.term} className={sum.isFinal ? "sums-row sums-final" : "sums-row"}>
          <dt>{sum.term}</dt>
          <dd>{sum.amount}</dd>
        </div>
      ))}
    </dl>
  );
}
