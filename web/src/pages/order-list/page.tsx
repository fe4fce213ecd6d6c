import { useOrders } from "../../api/orders.ts";
import { useProof } from "../../api/proof.ts";
import { useShop } from "../../api/shop.ts";
import { useI18n } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { Banner, BlockStack, Box, Card, Page } from "../../ui/polaris.ts";
import { TabPanel } from "../../ui/tab-row.tsx";
import { FailureBanner } from "../failure-banner.tsx";
import { viewQuery } from "./address.ts";
import { Filters } from "./filters.tsx";
import { HeadButtons } from "./head-buttons.tsx";
import { HeldUp } from "./held-up.tsx";
import { narrow, openTab, searchFor } from "./moves.ts";
import { NamedViews } from "./named-views.tsx";
import { needingYou, NeedsYou } from "./needs-you.tsx";
import { OverdueBanner } from "./overdue-banner.tsx";
import { ProofLine } from "./proof-line.tsx";
import { Rows } from "./rows.tsx";
import { SearchBox } from "./search-box.tsx";
import { ShopBanner } from "./shop-banner.tsx";
import { obstacleOf } from "./shop-obstacle.ts";
import { ListSkeleton } from "./skeleton.tsx";
import { PANEL_ID, StatusTabs } from "./status-tabs.tsx";
import { ListTextsProvider, loadListTexts } from "./texts.ts";
import { useListView } from "./use-list-view.ts";

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
  return (
    <Page title={t("list.title")} fullWidth secondaryActions={<HeadButtons />}>
      <TitleBar title={t("list.title")} />
      <Content />
    </Page>
  );
}

function Content() {
  const { t } = useI18n();
  const { query, view } = useListView();
  const orders = useOrders(view);
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
  const { counts, proposals, heldUp, integrators, views } = orders.data;
  const isQuiet = needingYou(orders.data) === 0;
  const isHindered = obstacle !== null || heldUp.length > 0;
  return (
    <BlockStack gap="400">
      {obstacle === null ? null : <ShopBanner obstacle={obstacle} />}
      {orders.isError ? <Banner tone="warning" title={t("list.stale")} /> : null}
      <HeldUp heldUp={heldUp} />
      <OverdueBanner overdue={orders.data.overdue} />
      {isHindered && isQuiet ? null : <NeedsYou counts={counts} proposals={proposals} onOpen={openTab} />}
      <ProofLine />
      <Card padding="0">
        <StatusTabs counts={counts} selected={view.tab} onSelect={openTab} />
        <Box padding="300">
          <BlockStack gap="300">
            <SearchBox search={view.search} onSearch={searchFor} />
            <NamedViews views={views} current={viewQuery(view)} />
            <Filters view={view} onChange={narrow} integrators={integrators} views={views} />
          </BlockStack>
        </Box>
        <TabPanel id={PANEL_ID} tab={view.tab} isLoading={orders.isPlaceholderData}>
          <Rows orders={orders.data} query={query} isLoading={orders.isPlaceholderData} />
        </TabPanel>
      </Card>
    </BlockStack>
  );
}
