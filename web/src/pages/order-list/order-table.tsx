import type { OrderRow } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { IndexTable, SelectionType, useBreakpoints } from "../../ui/polaris.ts";
import { orderAddress } from "./address.ts";
import { PhoneRow, WideRow } from "./order-rows.tsx";
import { useTexts } from "./texts.ts";
import type { useSelection } from "./use-selection.ts";

type Props = {
  readonly orders: readonly OrderRow[];
  readonly query: string;
  readonly isLoading: boolean;
  readonly pagination: { readonly onNext: (() => void) | null; readonly onPrevious: (() => void) | null };
  readonly selecting: ReturnType<typeof useSelection>;
  /** What can be done to the chosen orders. */
  readonly actions: readonly { readonly content: string; readonly onAction: () => void }[];
};

export function OrderTable({ orders, query, isLoading, pagination, selecting, actions }: Props) {
  const { t } = useI18n();
  const list = useTexts();
  const { mdDown } = useBreakpoints();
  const Row = mdDown ? PhoneRow : WideRow;
  const { selection, toggle, choosePage, chooseAll } = selecting;
  const page = orders.map(({ legacyId }) => legacyId);
  const isChosen = (legacyId: string) => selection.isAll || selection.ids.has(legacyId);
  return (
    <IndexTable
      condensed={mdDown}
      selectedItemsCount={selection.isAll ? "All" : selection.ids.size}
      paginatedSelectAllActionText={list("choose.view")}
      {...(selection.isAll ? { paginatedSelectAllText: list("choose.viewChosen") } : {})}
      hasMoreItems={pagination.onNext !== null || pagination.onPrevious !== null}
      promotedBulkActions={[...actions]}
      onSelectionChange={(kind, isSelected, which) => {
        if (kind === SelectionType.All) return isSelected ? chooseAll() : choosePage(page, false);
        if (kind === SelectionType.Page) return choosePage(page, isSelected);
        if (typeof which === "string") toggle(which, isSelected, page);
      }}
      loading={isLoading}
      itemCount={orders.length}
      resourceName={{ singular: t("list.resource.one"), plural: t("list.resource.many") }}
      headings={[
        { title: t("list.column.order") },
        { title: t("list.column.date") },
        { title: t("list.column.buyer") },
        { title: t("list.column.total"), alignment: "end" },
        { title: t("list.column.state") },
        { title: t("list.column.number") },
      ]}
      {...usePagination(pagination)}
    >
      {orders.map((order, position) => (
        <Row
          key={order.id}
          order={order}
          position={position}
          isChosen={isChosen(order.legacyId)}
          address={orderAddress(query, order.legacyId)}
        />
      ))}
    </IndexTable>
  );
}

/** No arrows where there is only one page. */
function usePagination({ onNext, onPrevious }: Props["pagination"]) {
  const { t } = useI18n();
  if (onNext === null && onPrevious === null) return {};
  return {
    pagination: {
      hasNext: onNext !== null,
      hasPrevious: onPrevious !== null,
      onNext: () => onNext?.(),
      onPrevious: () => onPrevious?.(),
      accessibilityLabels: { next: t("list.next"), previous: t("list.previous") },
    },
  };
}
