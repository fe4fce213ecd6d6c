import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { BlockStack, Page } from "../../ui/polaris.ts";
import { PrivacyCard } from "./privacy-card.tsx";
import { RecordCard } from "./record-card.tsx";
import { loadRecordTexts, RecordTextsProvider, useTexts } from "./texts.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadRecordPage(language: Language) {
  const texts = await loadRecordTexts(language);
  return () => (
    <RecordTextsProvider texts={texts}>
      <RecordPage />
    </RecordTextsProvider>
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
