import type { OrderTab } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { TabRow } from "../../ui/tab-row.tsx";
import { TABS } from "./address.ts";

type Props = {
  readonly counts: Readonly<Record<OrderTab, number>>;
  readonly selected: OrderTab;
  readonly onSelect: (tab: OrderTab) => void;
};

export const PANEL_ID = "order-list";

export function StatusTabs({ counts, selected, onSelect }: Props) {
  const { t, format } = useI18n();
  return (
    <TabRow
      label={t("list.column.state")}
      tabs={TABS.map((tab) => ({ id: tab, text: `${t(`tab.${tab}`)} (${format.number(counts[tab])})` }))}
      selected={selected}
      onSelect={onSelect}
      panelId={PANEL_ID}
    />
  );
}
