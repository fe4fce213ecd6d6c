import type { ReactNode } from "react";

type Props = {
  /** What is asked about. */
  readonly label: string;
  readonly children: ReactNode;
};

/** A question in place of the button that asked it: whoever goes by keyboard or listens is led to it, the button being gone. */
export const Asked = ({ label, children }: Props) => (
  <div role="group" aria-label={label} tabIndex={-1} ref={focusOnce}>
    {children}
  </div>
);

const focusOnce = (node: HTMLElement | null): void => node?.focus();
