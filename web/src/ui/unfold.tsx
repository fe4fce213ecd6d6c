import type { ReactNode } from "react";
import "./unfold.css";

/** What is read by those who want it: closed at first, opened by pointer or keyboard without any script. */
export function Unfold({ summary, children }: { readonly summary: string; readonly children: ReactNode }) {
  return (
    <details className="unfold">
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
