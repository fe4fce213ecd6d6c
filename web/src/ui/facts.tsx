import type { ReactNode } from "react";
import "./facts.css";

export type Fact = { readonly term: string; readonly value: ReactNode };

/** Name and value pairs: side by side where there is room, below one another on a phone. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.term} className="facts-pair">
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
