import type { ReactNode } from "react";
import "./sticky-bar.css";

/** Stays in sight while what it is about scrolls by. */
export const StickyBar = ({ children }: { readonly children: ReactNode }) => (
  <div className="sticky-bar">{children}</div>
);
