import type { ReactNode } from "react";
import "./wrap.css";

/** Lets a sentence wrap inside a table cell; Polaris keeps cells on one line, and one long reason would widen the table. */
export function Wrap({ children }: { readonly children: ReactNode }) {
  return <span className="wrap">{children}</span>;
}
