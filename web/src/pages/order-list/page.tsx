import type { OrderList } from "../../../../server/http/contract.ts";
import { useOrders } from "../../api/orders.ts";
import { useProof } from "../../api/proof.ts";
import { useShop } from "../../api/shop.ts";
import { useI18n } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { Banner, BlockStack, Box, Card, Page } from "../../ui/polaris.ts";
import { tabElementId } from "../../ui/tab-row.tsx";
import { FailureBanner } from "../failure-banner.tsx";
import { pageAddress } from "./address.ts";
import { BulkPanel } from "./bulk-panel.tsx";
import { ChooseOnPhone } from "./choose-on-phone.tsx";
import { EmptyList } from "./empty-list.tsx";
import { Filters } from "./filters.tsx";
import { HeldUp } from "./held-up.tsx";
import { NeedsYou } from "./needs-you.tsx";
import { OrderTable } from "./order-table.tsx";
import { OverdueBanner } from "./overdue-banner.tsx";
import { PdfPanel } from "./pdf-panel.tsx";
import { ProofLine } from "./proof-line.tsx";
import { SearchBox } from "./search-box.tsx";
import { ShopBanner } from "./shop-banner.tsx";
import { obstacleOf } from "./shop-obstacle.ts";
import { ListSkeleton } from "./skeleton.tsx";
import { PANEL_ID, StatusTabs } from "./status-tabs.tsx";
import { ListTextsProvider, loadListTexts, useTexts } from "./texts.ts";
import { useBulkWork } from "./use-bulk-work.ts";
import { useExport } from "./use-export.ts";
import { useListActions } from "./use-list-actions.ts";
import { useListView } from "./use-list-view.ts";
import { usePdfZip } from "./use-pdf-zip.ts";
import { useSelection } from "./use-selection.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadOrderListPage(language: Language) {
  const texts = await loadListTexts(language);
  return () => (
    <ListTextsProvider texts={texts}>
      <OrderListPage />
    </ListTextsProvider>
  );
}

function OrderListPage() {
  const { t } = useI18n();
  const list = useTexts();
  const { view, query } = useListView();
  const { exportOrders, isExporting } = useExport(view);
  const adopt = { content: list("adopt"), url: pageAddress(query, "/adopt") };
  const exportAll = { content: list("export"), onAction: () => void exportOrders(() => true), loading: isExporting };
  return (
    <Page title={t("list.title")} fullWidth secondaryActions={[exportAll, adopt]}>
      <TitleBar title={t("list.title")} />
      <Content />
    </Page>
  );
}

function Content() {
  const { t } = useI18n();
  const list = useListView();
  const orders = useOrders(list.view);
  const shop = useShop();
  // Asked for with the others, though it is shown below them: the page would be painted once more for it.
  useProof();
  // Both first, then the page: a banner that arrives late would push the list down under the pointer.
  if (orders.isPending || shop.isPending) return <ListSkeleton />;
  if (orders.data === undefined) {
    return <FailureBanner title={t("list.error")} error={orders.error} onRetry={() => void orders.refetch()} />;
  }
  const obstacle = shop.data === undefined ? null : obstacleOf(shop.data);
  // "No order needs you" would be false comfort while the shop issues nothing at all.
  const { counts, heldUp } = orders.data;
  const isQuiet = counts.review + counts.failed === 0;
  const isHindered = obstacle !== null || heldUp.length > 0;
  return (
    <BlockStack gap="400">
      {obstacle === null ? null : <ShopBanner obstacle={obstacle} />}
      {orders.isError ? <Banner tone="warning" title={t("list.stale")} /> : null}
      <HeldUp heldUp={heldUp} />
      <OverdueBanner overdue={orders.data.overdue} />
      {isHindered && isQuiet ? null : <NeedsYou counts={counts} onOpen={list.openTab} />}
      <ProofLine />
      <Card padding="0">
        <StatusTabs counts={counts} selected={list.view.tab} onSelect={list.openTab} />
        <Box padding="300">
          <BlockStack gap="300">
            <SearchBox search={list.view.search} onSearch={list.search} />
            <Filters view={list.view} onChange={list.narrow} integrators={orders.data.integrators} />
          </BlockStack>
        </Box>
        <div id={PANEL_ID} role="tabpanel" aria-labelledby={tabElementId(list.view.tab)}>
          <Rows list={list} orders={orders.data} isLoading={orders.isPlaceholderData} />
        </div>
      </Card>
    </BlockStack>
  );
}

type RowsProps = {
  readonly list: ReturnType<typeof useListView>;
  readonly orders: OrderList;
  readonly isLoading: boolean;
};

function Rows({ list, orders, isLoading }: RowsProps) {
  const { next } = orders;
  const selecting = useSelection(list.query);
  const work = useBulkWork();
  const zip = usePdfZip();
  const actions = useListActions(list.view, selecting, { work, zip });
  const isEmpty = orders.orders.length === 0 && !isLoading;
  return (
    <>
      <BulkPanel work={work} />
      <PdfPanel zip={zip} />
      <ChooseOnPhone orders={orders} selecting={selecting} />
      {isEmpty ? (
        <EmptyList view={list.view} onClear={() => list.search("")} />
      ) : (
        <OrderTable
          orders={orders.orders}
          query={list.query}
          isLoading={isLoading}
          selecting={selecting}
          actions={actions}
          pagination={{
            onNext: next === null ? null : () => list.showNext(next),
            onPrevious: list.view.after === null ? null : list.showPrevious,
          }}
        />
      )}
    </>
  );
}
