import { useEffect } from "react";
import { useSearch } from "wouter";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { useSettings } from "../../api/settings.ts";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { BlockStack, Page } from "../../ui/polaris.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { FailureBanner } from "../failure-banner.tsx";
import { pageAddress } from "../order-list/address.ts";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { goToPlace } from "../settings-place.ts";
import { CompanySection } from "./company-section.tsx";
import { NotesSection, SeriesSection, ShippingSection } from "./document-sections.tsx";
import { hasField } from "./field-of.ts";
import { IntegratorSection } from "./integrator-section.tsx";
import { IssuingSection } from "./issuing-section.tsx";
import { MailSection } from "./mail-section.tsx";
import { NotSaved } from "./not-saved.tsx";
import { OneStep } from "./one-step.tsx";
import { ChannelsSection, ExportsSection } from "./sales-sections.tsx";
import { PlanSection } from "./plan-section.tsx";
import { type SetupStep, useStep } from "./steps.ts";
import { TaxSection } from "./tax-section.tsx";
import { TriggerSection } from "./trigger-section.tsx";
import { loadSettingsTexts, SettingsTextsProvider, useTexts } from "./texts.tsx";
import { useAccount } from "./use-account.ts";
import { useEditing } from "./use-editing.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadSettingsPage(language: Language) {
  const texts = await loadSettingsTexts(language);
  return () => (
    <SettingsTextsProvider texts={texts}>
      <SettingsPage />
    </SettingsTextsProvider>
  );
}

function SettingsPage() {
  const t = useTexts();
  const settings = useSettings();
  const query = useSearch();
  const step = useStep();
  const setup = { content: t("backToSetup"), url: pageAddress(query, "/setup") };
  const all = { content: t("step.all"), url: pageAddress(query, "/settings") };
  const isSettingUp = step !== undefined || settings.data?.isActive === false;
  const title = t(step === undefined ? "title" : "step.title");
  return (
    <Page
      title={title}
      {...(isSettingUp ? { backAction: setup } : {})}
      {...(step === undefined ? {} : { secondaryActions: [all] })}
    >
      <TitleBar title={title} />
      {settings.isPending ? <ListSkeleton /> : null}
      {settings.isError && settings.data === undefined ? (
        <FailureBanner title={t("error")} error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data === undefined ? null : <Content step={step} settings={settings.data} />}
    </Page>
  );
}

type ContentProps = { readonly step: SetupStep | undefined; readonly settings: ShopSettings };

const Content = ({ step, settings }: ContentProps) =>
  step === undefined ? <Sections settings={settings} /> : <OneStep key={step} step={step} settings={settings} />;

function Sections({ settings }: { readonly settings: ShopSettings }) {
  const t = useTexts();
  const { editing, saving, isChanged, discard, save } = useEditing(settings);
  const account = useAccount(settings);
  const { choices } = settings;
  useEffect(() => goToPlace(window.location.hash), []);
  return (
    <BlockStack gap="400">
      <SaveBar
        id="settings"
        isShown={isChanged || account.isTyped}
        isSaving={saving.isPending}
        labels={{ save: t("save"), discard: t("discard") }}
        onSave={() => (isChanged ? save() : showErrorToast(t("integrator.unsaved")))}
        onDiscard={() => {
          discard();
          account.discard();
        }}
      />
      {saving.error === null ? null : (
        <NotSaved error={saving.error} isShown={(fault) => hasField(fault, editing.draft)} />
      )}
      <BlockStack gap="800">
        <IssuingSection settings={settings} />
        <TriggerSection editing={editing} />
        <CompanySection editing={editing} choices={choices} />
        <IntegratorSection {...settings} account={account} />
        <SeriesSection editing={editing} />
        <MailSection editing={editing} settings={settings} />
        <TaxSection editing={editing} choices={choices} />
        <ShippingSection editing={editing} choices={choices} />
        <ChannelsSection editing={editing} />
        <ExportsSection editing={editing} />
        <NotesSection editing={editing} />
        <PlanSection />
      </BlockStack>
    </BlockStack>
  );
}
