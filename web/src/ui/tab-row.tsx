import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useBreakpoints } from "./polaris.ts";
import "./tab-row.css";

type Props<Id extends string> = {
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly text: string }[];
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
  /** The element that shows what the tab in use holds. */
  readonly panelId: string;
};

const tabElementId = (id: string): string => `tab-${id}`;

/**
 * A row of tabs that wraps, and on a phone scrolls sideways with the tab in use in sight. Polaris' own draws itself again
 * after measuring what fits, and brings its dialogs along: a twelfth of all that the list's page loaded.
 */
export function TabRow<Id extends string>({ label, tabs, selected, onSelect, panelId }: Props<Id>) {
  const row = useRef<HTMLDivElement>(null);
  const { mdDown } = useBreakpoints();
  useEffect(() => {
    // Elsewhere the row wraps, and asking where a tab stands would have the whole page laid out at once.
    if (mdDown && row.current) bringInSight(row.current, tabElementId(selected));
  }, [selected, mdDown]);
  return (
    <div className="tab-row" role="tablist" aria-label={label} ref={row} onKeyDown={moveFocus}>
      {tabs.map(({ id, text }) => (
        <button
          key={id}
          id={tabElementId(id)}
          type="button"
          role="tab"
          aria-selected={id === selected}
          aria-controls={panelId}
          tabIndex={id === selected ? 0 : -1}
          onClick={() => onSelect(id)}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

type PanelProps = {
  readonly id: string;
  readonly tab: string;
  /** What is shown still belongs to another tab. */
  readonly isLoading: boolean;
  readonly children: ReactNode;
};

/** After so long without an answer, what is shown pales. */
const LATE_MS = 200;

/** What the tab in use holds; it pales while the next is on its way, unless that takes no time. */
export function TabPanel({ id, tab, isLoading, children }: PanelProps) {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isLoading) return;
    // A transition that waits so long would have the whole panel painted as a layer of its own at each click.
    const timer = setTimeout(() => setIsLate(true), LATE_MS);
    return () => {
      clearTimeout(timer);
      setIsLate(false);
    };
  }, [isLoading]);
  const look = isLate ? "tab-panel is-late" : "tab-panel";
  return (
    <div id={id} className={look} role="tabpanel" aria-labelledby={tabElementId(tab)} aria-busy={isLoading}>
      {children}
    </div>
  );
}

/** Sideways only: the page itself stays where it is. */
function bringInSight(row: HTMLElement, id: string): void {
  const tab = document.getElementById(id);
  if (tab !== null) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
}

/** Arrows go from tab to tab; Enter or the space bar opens one, as each is a request of its own. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const tabs = [...event.currentTarget.querySelectorAll("button")];
  const focused = tabs.findIndex((tab) => tab === document.activeElement);
  const next = placeAfter(event.key, focused, tabs.length);
  if (next === null) return;
  event.preventDefault();
  tabs.at(next)?.focus();
}

function placeAfter(key: string, place: number, count: number): number | null {
  if (key === "ArrowRight") return (place + 1) % count;
  if (key === "ArrowLeft") return place - 1;
  if (key === "Home") return 0;
  return key === "End" ? -1 : null;
}
