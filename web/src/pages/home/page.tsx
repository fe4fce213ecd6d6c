import type { Overview } from "../../../../server/http/work-contract.ts";
import { useOverview } from "../../api/overview.ts";
import { useShop } from "../../api/shop.ts";
import { MoreTexts, useI18n } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { home as turkish } from "../../i18n/texts/home-tr.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { Banner, BlockStack, Page } from "../../ui/polaris.ts";
import { FailureBanner } from "../failure-banner.tsx";
import { ShopBanner } from "../order-list/shop-banner.tsx";
import { obstacleOf } from "../order-list/shop-obstacle.ts";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { CreditBanner } from "./credit-banner.tsx";
import { CountsCard } from "./counts-card.tsx";
import { DaysCard } from "./days-card.tsx";
import { delaysOf, needsOf } from "./needs.ts";
import { DelaysCard, NeedsCard } from "./needs-card.tsx";
import { NextCard } from "./next-card.tsx";
import { ProofCard } from "./proof-card.tsx";

/** The page with its texts around it; both arrive on demand. */
export async function loadHomePage(language: Language) {
  const texts = language === "tr" ? turkish : (await import("../../i18n/texts/home-en.ts")).home;
  return () => (
    <MoreTexts texts={texts}>
      <HomePage />
    </MoreTexts>
  );
}

function HomePage() {
  const { t } = useI18n();
  return (
    <Page title={t("home.title")}>
      <TitleBar title={t("home.title")} />
      <Content />
    </Page>
  );
}

function Content() {
  const { t } = useI18n();
  const overview = useOverview();
  const shop = useShop();
  // Both first, then the page: a banner that arrives late would push everything down.
  if (overview.isPending || shop.isPending) return <ListSkeleton />;
  if (overview.data === undefined) {
    return <FailureBanner title={t("home.error")} error={overview.error} onRetry={() => void overview.refetch()} />;
  }
  const obstacle = shop.data === undefined ? null : obstacleOf(shop.data);
  return (
    <BlockStack gap="400">
      {overview.isError ? <Banner tone="warning" title={t("page.stale")} /> : null}
      {obstacle === null ? null : <ShopBanner obstacle={obstacle} />}
      {overview.data.creditLow === null ? null : <CreditBanner left={overview.data.creditLow} />}
      {overview.data.counts.all === 0 ? (
        <NextCard isSetUp={obstacle === null} />
      ) : (
        <Cards overview={overview.data} hasObstacle={obstacle !== null} />
      )}
    </BlockStack>
  );
}

type CardsProps = { readonly overview: Overview; readonly hasObstacle: boolean };

function Cards({ overview, hasObstacle }: CardsProps) {
  const needs = needsOf(overview);
  return (
    <>
      {/* "Nothing is waiting for you" would be false comfort below a banner that says the opposite. */}
      {hasObstacle && needs.length === 0 ? null : <NeedsCard needs={needs} />}
      <DelaysCard delays={delaysOf(overview)} />
      <ProofCard proof={overview.proof} firstLastDay={overview.firstLastDay} />
      <CountsCard counts={overview.counts} />
      <DaysCard days={overview.days} />
    </>
  );
}
