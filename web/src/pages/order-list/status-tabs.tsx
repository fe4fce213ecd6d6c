import { useEffect } from "react";
import type { OrderTab } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Tabs, useBreakpoints } from "../../ui/polaris.ts";
import { TABS } from "./address.ts";

type Props = {
  readonly counts: Readonly<Record<OrderTab, number>>;
  readonly selected: OrderTab;
  readonly onSelect: (tab: OrderTab) => void;
};

export const PANEL_ID = "order-list";
export const tabId = (tab: OrderTab): string => `tab-${tab}`;

export function StatusTabs({ counts, selected, onSelect }: Props) {
  const { t, format } = useI18n();
  useTabInSight(selected);
  return (
    <Tabs
      tabs={TABS.map((tab) => ({
        id: tabId(tab),
        // Not Polaris' badge: it would read out its own word for the badge's colour between the two.
        content: `${t(`tab.${tab}`)} (${format.number(counts[tab])})`,
        panelID: PANEL_ID,
      }))}
      selected={TABS.indexOf(selected)}
      onSelect={(index) => {
        const tab = TABS[index];
        if (tab !== undefined) onSelect(tab);
      }}
    />
  );
}

const FRAMES = 60;

/**
 * On a phone the row of tabs scrolls sideways, and the one in use must not be out of sight. Polaris tries the same, but
 * before its tabs are measured and drawn, which takes it a frame or more: so this waits until they stand.
 */
function useTabInSight(selected: OrderTab): void {
  const { mdDown } = useBreakpoints();
  useEffect(() => {
    if (!mdDown) return;
    let pending = 0;
    const look = (framesLeft: number): void => {
      const tab = document.getElementById(tabId(selected));
      if (tab !== null) tab.scrollIntoView({ inline: "center", block: "nearest" });
      else if (framesLeft > 0) pending = requestAnimationFrame(() => look(framesLeft - 1));
    };
    // One timer first: Polaris sets its own in this same effect phase, and must not have the last word.
    const timer = setTimeout(() => look(FRAMES));
    return () => {
      clearTimeout(timer);
      cancelAnimationFrame(pending);
    };
  }, [selected, mdDown]);
}
