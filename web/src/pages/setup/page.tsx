import type { ShopSettings } from "../../../../server/http/contract.ts";
import { isTransient } from "../../api/failure.ts";
import { useSettings } from "../../api/settings.ts";
import { useAccountCheck, useRehearsal } from "../../api/setup.ts";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { BlockStack, Box, Page, Text } from "../../ui/polaris.ts";
import { FailureBanner, useFailureText } from "../failure-banner.tsx";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { lackingOf } from "../settings/lacking.ts";
import { RehearsalCard } from "./rehearsal-card.tsx";
import { StepCard } from "./step-card.tsx";
import { stepsOf } from "./steps.ts";
import { SwitchCard } from "./switch-card.tsx";
import { loadSetupTexts, SetupTextsProvider, useTexts } from "./texts.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadSetupPage(language: Language) {
  const texts = await loadSetupTexts(language);
  return () => (
    <SetupTextsProvider texts={texts}>
      <SetupPage />
    </SetupTextsProvider>
  );
}

function SetupPage() {
  const t = useTexts();
  const settings = useSettings();
  return (
    <Page title={t("title")} subtitle={t("about")}>
      <TitleBar title={t("title")} />
      {settings.isPending ? <ListSkeleton /> : null}
      {settings.isError && settings.data === undefined ? (
        <FailureBanner title={t("error")} error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data === undefined ? null : <Steps settings={settings.data} />}
    </Page>
  );
}

function Steps({ settings }: { readonly settings: ShopSettings }) {
  const t = useTexts();
  const failureText = useFailureText();
  const account = useAccountCheck(settings.integrator !== null);
  const rehearsal = useRehearsal();
  const refusal = account.error === null ? null : failureText(account.error);
  const isAway = account.error !== null && isTransient(account.error);
  const steps = stepsOf({ settings, account: account.data, refusal, isAway });
  const isReady = lackingOf(settings) === null;
  const isRehearsed = rehearsal.data !== undefined || settings.isActive;
  const done = steps.filter(({ state }) => state === "done").length + Number(isRehearsed) + Number(settings.isActive);
  const next = steps.findIndex(({ state }) => state === "todo" || state === "wrong");
  return (
    <BlockStack gap="400">
      <Box paddingInline={{ xs: "400", sm: "0" }}>
        <Text as="p" variant="headingSm">
          <span role="status">{t("progress", { done, total: steps.length + 2 })}</span>
        </Text>
      </Box>
      {steps.map((step, index) => (
        <StepCard key={step.name} step={step} isNext={index === next} />
      ))}
      <RehearsalCard rehearsal={rehearsal} isReady={isReady} isNext={next === -1 && !isRehearsed} />
      <SwitchCard settings={settings} isReady={isReady} isNext={next === -1 && isRehearsed} />
    </BlockStack>
  );
}
