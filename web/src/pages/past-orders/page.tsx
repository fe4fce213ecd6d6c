import type { ShopSettings } from "../../../../server/http/contract.ts";
import type { BackfillView } from "../../../../server/http/work-contract.ts";
import { usePastOrders } from "../../api/past-orders.ts";
import { useSettings } from "../../api/settings.ts";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { Banner, BlockStack, Box, Page, Text } from "../../ui/polaris.ts";
import { FailureBanner } from "../failure-banner.tsx";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { FoundCard } from "./found-card.tsx";
import { LookCard } from "./look-card.tsx";
import { ProgressCard } from "./progress-card.tsx";
import { loadPastOrdersTexts, PastOrdersTextsProvider, useTexts } from "./texts.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadPastOrdersPage(language: Language) {
  const texts = await loadPastOrdersTexts(language);
  return () => (
    <PastOrdersTextsProvider texts={texts}>
      <PastOrdersPage />
    </PastOrdersTextsProvider>
  );
}

function PastOrdersPage() {
  const t = useTexts();
  return (
    <Page title={t("title")} subtitle={t("about")}>
      <TitleBar title={t("title")} />
      <Content />
    </Page>
  );
}

function Content() {
  const t = useTexts();
  const past = usePastOrders();
  const settings = useSettings();
  const error = past.error ?? settings.error;
  const again = () => void Promise.all([past.refetch(), settings.refetch()]);
  if (past.data !== undefined && settings.data !== undefined) {
    return <Cards past={past.data} settings={settings.data} />;
  }
  return error === null ? <ListSkeleton /> : <FailureBanner title={t("error")} error={error} onRetry={again} />;
}

function Cards({ past, settings }: { readonly past: BackfillView; readonly settings: ShopSettings }) {
  return (
    <BlockStack gap="400">
      <div>
        <LookCard past={past} startsAt={settings.startsAt} />
        <div role="status">
          <Standing past={past} />
        </div>
      </div>
      {past.state === "ready" ? <FoundCard past={past} isActive={settings.isActive} /> : null}
      {past.state === "confirmed" ? <ProgressCard past={past} /> : null}
    </BlockStack>
  );
}

function Standing({ past: { state } }: { readonly past: BackfillView }) {
  const t = useTexts();
  if (state !== "reading" && state !== "failed") return null;
  return (
    <Box paddingBlockStart="400">
      <Banner tone={state === "failed" ? "warning" : "info"} title={t(`${state}.title`)}>
        <Text as="p">{t(`${state}.body`)}</Text>
      </Banner>
    </Box>
  );
}
