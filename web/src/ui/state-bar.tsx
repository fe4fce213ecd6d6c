import type { ReactNode } from "react";
import "./state-bar.css";

/** A line above every page; it keeps its height while it is empty, so that nothing below it jumps. */
export function StateBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="state-bar" role="status" aria-label={label}>
      {children}
    </div>
  );
}
