import type { ReactNode } from "react";
import "./story.css";

export type StoryLine = {
  readonly id: string;
  readonly at: string;
  readonly shownAt: string;
  readonly text: ReactNode;
};

/** What happened and when, in the given order. */
export function Story({ lines }: { readonly lines: readonly StoryLine[] }) {
  return (
    <ol className="story">
      {lines.map((line) => (
        <li key={line.id}>
          <span className="story-text">{line.text}</span>
          <time dateTime={line.at}>{line.shownAt}</time>
        </li>
      ))}
    </ol>
  );
}
