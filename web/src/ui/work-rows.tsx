import type { FormEvent, ReactNode } from "react";
import "./work-rows.css";

export type WorkRow = {
  readonly id: string;
  readonly about: ReactNode;
  readonly tools: ReactNode;
  /** Pressing Enter in a field of the row. */
  readonly onSubmit: () => void;
};

/** Things to work through one by one: what it is about on the left, what can be done on the right, below it on a phone. */
export function WorkRows({ rows }: { readonly rows: readonly WorkRow[] }) {
  return (
    <ul className="work-rows">
      {rows.map(({ id, about, tools, onSubmit }) => (
        <li key={id}>
          <form onSubmit={(event) => submit(event, onSubmit)}>
            <div className="work-rows-about">{about}</div>
            <div className="work-rows-tools">{tools}</div>
          </form>
        </li>
      ))}
    </ul>
  );
}

/** Enter also goes on to the next row, so that a whole list is typed without the pointer. */
function submit(event: FormEvent<HTMLFormElement>, onSubmit: () => void): void {
  event.preventDefault();
  const next = event.currentTarget.closest("li")?.nextElementSibling?.querySelector("input, select");
  onSubmit();
  if (next instanceof HTMLElement) next.focus();
}
