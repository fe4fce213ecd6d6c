import { type ReactNode, useState } from "react";
import "./unfold.css";

type Props = {
  readonly summary: string;
  /** Open at first. */
  readonly isOpen?: boolean;
  /** A function is called once it is opened, for what costs too much to draw unseen. */
  readonly children: ReactNode | (() => ReactNode);
};

/** What is read by those who want it: closed at first, opened by pointer or keyboard. */
export function Unfold({ summary, isOpen = false, children }: Props) {
  const [opened, setOpened] = useState(isOpen);
  const [wasOpened, setWasOpened] = useState(isOpen);
  const toggle = (isNowOpen: boolean) => {
    setOpened(isNowOpen);
    if (isNowOpen) setWasOpened(true);
  };
  return (
    <details className="unfold" open={opened} onToggle={(event) => toggle(event.currentTarget.open)}>
      <summary>{summary}</summary>
      <div>{typeof children === "function" ? wasOpened && children() : children}</div>
    </details>
  );
}
