import { MoreTexts } from "../../i18n/context.tsx";
import type { Language } from "../../i18n/language.ts";
import { order as turkish } from "../../i18n/texts/order-tr.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { BlockStack, Page } from "../../ui/polaris.ts";
import { PrivacyCard } from "./privacy-card.tsx";
import { RecordCard } from "./record-card.tsx";
import { loadRecordTexts, RecordTextsProvider, useTexts } from "./texts.ts";

/** The page with its texts and those of an order's story around it; all arrive on demand. */
export async function loadRecordPage(language: Language) {
  const texts = await loadRecordTexts(language);
  const ofOrders = language === "tr" ? turkish : (await import("../../i18n/texts/order-en.ts")).order;
  return () => (
    <MoreTexts texts={ofOrders}>
      <RecordTextsProvider texts={texts}>
        <RecordPage />
      </RecordTextsProvider>
    </MoreTexts>
  );
}

function RecordPage() {
  const t = useTexts();
  return (
    <Page title={t("title")} subtitle={t("about")}>
      <TitleBar title={t("title")} />
      <BlockStack gap="400">
        <PrivacyCard />
        <RecordCard />
      </BlockStack>
    </Page>
  );
}
