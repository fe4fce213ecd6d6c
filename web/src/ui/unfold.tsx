import { type ReactNode, useState } from "react";
import "./unfold.css";

type Props = {
  readonly summary: string;
  /** Open at first. */
  readonly isOpen?: boolean;
  readonly children: ReactNode;
};

/** What is read by those who want it: closed at first, opened by pointer or keyboard without any script. */
export function Unfold({ summary, isOpen = false, children }: Props) {
  const [opened, setOpened] = useState(isOpen);
  return (
    <details className="unfold" open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{summary}</summary>
      <div>{children}</div>
    </details>
  );
}
