import { memo, useDeferredValue, useMemo } from "react";
import type { ListedOrder } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { IndexTable, SelectionType, useBreakpoints } from "../../ui/polaris.ts";
import { showTopOf } from "../../ui/top-of.ts";
import { useSteady } from "../../ui/use-steady.ts";
import { orderAddress } from "./address.ts";
import { showNext, showPrevious } from "./moves.ts";
import { PhoneRow, WideRow } from "./order-rows.tsx";
import { PANEL_ID } from "./status-tabs.tsx";
import { useTexts } from "./texts.ts";
import type { Selection, useSelection } from "./use-selection.ts";
import "./order-table.css";

type Action = { readonly content: string; readonly onAction: () => void };

type Props = {
  readonly orders: readonly ListedOrder[];
  readonly query: string;
  readonly selecting: ReturnType<typeof useSelection>;
  /** What can be done to the chosen orders. */
  readonly actions: readonly Action[];
  /** Where the view goes on; null on its last page. */
  readonly next: string | null;
  readonly isFirst: boolean;
};

/** Keeps what the table is given the same until it shows something else: to draw it is most of the page's work. */
export function OrderTable({ selecting, actions, ...rest }: Props) {
  const { selection, toggle, choosePage, chooseAll } = selecting;
  const choose = useSteady((kind: SelectionType, isSelected: boolean, which?: unknown) => {
    const page = rest.orders.map(({ legacyId }) => legacyId);
    if (kind === SelectionType.All) return isSelected ? chooseAll() : choosePage(page, false);
    if (kind === SelectionType.Page) return choosePage(page, isSelected);
    if (typeof which === "string") toggle(which, isSelected, page);
  });
  return <Table {...rest} selection={selection} onChoose={choose} actions={useSteadyActions(actions)} />;
}

type TableProps = Omit<Props, "selecting" | "actions"> & {
  readonly actions: Action[];
  readonly selection: Selection;
  readonly onChoose: (kind: SelectionType, isSelected: boolean, which?: unknown) => void;
};

const Table = memo(function Table({ orders, query, selection, onChoose, actions, next, isFirst }: TableProps) {
  const { mdDown } = useBreakpoints();
  const list = useTexts();
  const Row = mdDown ? PhoneRow : WideRow;
  const isChoosing = selection.isAll || selection.ids.size > 0;
  const onToggle = useSteady((legacyId: string, isSelected: boolean) =>
    onChoose(SelectionType.Single, isSelected, legacyId),
  );
  const isChosen = (legacyId: string) => selection.isAll || selection.ids.has(legacyId);
  // The box is ticked at once; the bar of actions, for which every row is looked at again, follows.
  const { isAll, ids } = useDeferredValue(selection);
  return (
    <IndexTable
      condensed={mdDown}
      selectedItemsCount={isAll ? "All" : ids.size}
      paginatedSelectAllActionText={list("choose.view")}
      {...(isAll ? { paginatedSelectAllText: list("choose.viewChosen") } : {})}
      hasMoreItems={next !== null || !isFirst}
      promotedBulkActions={actions}
      onSelectionChange={onChoose}
      itemCount={orders.length}
      {...useWords()}
      {...usePagination(next, isFirst)}
    >
      {orders.map((order, position) => (
        <Row
          key={order.id}
          order={order}
          position={position}
          isChosen={isChosen(order.legacyId)}
          address={orderAddress(query, order.legacyId)}
          onToggle={mdDown && isChoosing ? onToggle : null}
        />
      ))}
    </IndexTable>
  );
});

type Heading = { readonly title: string; readonly alignment?: "end" };

/** Made once: Polaris measures its headings and draws each row again whenever these are new. */
function useWords() {
  const { t } = useI18n();
  return useMemo(() => {
    const headings: [Heading, ...Heading[]] = [
      { title: t("list.column.order") },
      { title: t("list.column.date") },
      { title: t("list.column.buyer") },
      { title: t("list.column.total"), alignment: "end" },
      { title: t("list.column.state") },
      { title: t("list.column.number") },
    ];
    return { headings, resourceName: { singular: t("list.resource.one"), plural: t("list.resource.many") } };
  }, [t]);
}

/** The same actions for as long as their words are; each does what the latest drawing gave. */
function useSteadyActions(actions: readonly Action[]): Action[] {
  const act = useSteady((place: number) => actions[place]?.onAction());
  const words = actions.map(({ content }) => content).join("\n");
  return useMemo(
    () => words.split("\n").map((content, place) => ({ content, onAction: () => act(place) })),
    [words, act],
  );
}

/** No arrows where there is only one page. They stand below the list: another page is read from its first order on. */
function usePagination(next: string | null, isFirst: boolean) {
  const { t } = useI18n();
  if (next === null && isFirst) return {};
  return {
    pagination: {
      hasNext: next !== null,
      hasPrevious: !isFirst,
      onNext: () => {
        if (next !== null) showNext(next);
        showTopOf(PANEL_ID);
      },
      onPrevious: () => {
        showPrevious();
        showTopOf(PANEL_ID);
      },
      accessibilityLabels: { next: t("list.next"), previous: t("list.previous") },
    },
  };
}
