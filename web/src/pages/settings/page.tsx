import { useEffect, useState } from "react";
import { useSearch } from "wouter";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { useSaveProfile, useSettings } from "../../api/settings.ts";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import { showToast } from "../../ui/app-bridge.ts";
import { Banner, BlockStack, Layout, List, Page } from "../../ui/polaris.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { FailureBanner, useFailureText } from "../failure-banner.tsx";
import { pageAddress } from "../order-list/address.ts";
import { ListSkeleton } from "../order-list/skeleton.tsx";
import { CompanySection } from "./company-section.tsx";
import { NotesSection, SeriesSection, ShippingSection } from "./document-sections.tsx";
import { type Draft, draftOf, profileOf } from "./draft.ts";
import { hasField } from "./field-of.ts";
import { IntegratorSection } from "./integrator-section.tsx";
import { IssuingSection } from "./issuing-section.tsx";
import { ChannelsSection, ExportsSection } from "./sales-sections.tsx";
import { PlanSection } from "./plan-section.tsx";
import { TaxSection } from "./tax-section.tsx";
import { TriggerSection } from "./trigger-section.tsx";
import { loadSettingsTexts, SettingsTextsProvider, useTexts } from "./texts.tsx";

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
  const setup = { content: t("backToSetup"), url: pageAddress(useSearch(), "/setup") };
  const isSettingUp = settings.data?.isActive === false;
  return (
    <Page title={t("title")} {...(isSettingUp ? { backAction: setup } : {})}>
      <TitleBar title={t("title")} />
      {settings.isPending ? <ListSkeleton /> : null}
      {settings.isError && settings.data === undefined ? (
        <FailureBanner title={t("error")} error={settings.error} onRetry={() => void settings.refetch()} />
      ) : null}
      {settings.data === undefined ? null : <Sections settings={settings.data} />}
    </Page>
  );
}

function Sections({ settings }: { readonly settings: ShopSettings }) {
  const t = useTexts();
  useSectionInSight();
  const saved = draftOf(settings.profile);
  const [draft, setDraft] = useState<Draft | null>(null);
  const saving = useSaveProfile();
  const failure = saving.error;
  const faults = failure instanceof ApiFailure ? failure.faults : [];
  const isChanged = draft !== null && JSON.stringify(draft) !== JSON.stringify(saved);
  const editing = {
    draft: draft ?? saved,
    faults,
    change: (changes: Partial<Draft>) => setDraft((current) => ({ ...(current ?? saved), ...changes })),
  };
  const discard = () => {
    setDraft(null);
    saving.reset();
  };
  const save = () =>
    saving.mutate(profileOf(editing.draft, settings.profile), {
      onSuccess: () => {
        setDraft(null);
        showToast(t("saved"));
      },
    });
  const { choices } = settings;
  return (
    <BlockStack gap="400">
      <SaveBar
        id="settings"
        isShown={isChanged}
        isSaving={saving.isPending}
        labels={{ save: t("save"), discard: t("discard") }}
        onSave={save}
        onDiscard={discard}
      />
      {failure === null ? null : <NotSaved error={failure} draft={editing.draft} />}
      <Layout>
        <IssuingSection settings={settings} />
        <TriggerSection editing={editing} />
        <CompanySection editing={editing} choices={choices} />
        <IntegratorSection
          integrator={settings.integrator}
          integrators={settings.integrators}
          trialGuide={settings.trialGuide}
        />
        <SeriesSection editing={editing} />
        <TaxSection editing={editing} choices={choices} />
        <ShippingSection editing={editing} choices={choices} />
        <ChannelsSection editing={editing} />
        <ExportsSection editing={editing} />
        <NotesSection editing={editing} />
        <PlanSection />
      </Layout>
    </BlockStack>
  );
}

/** Faults of fields stand under their fields; what has no field here is told in full. */
function NotSaved({ error, draft }: { readonly error: Error; readonly draft: Draft }) {
  const t = useTexts();
  const failureText = useFailureText();
  const faults = error instanceof ApiFailure ? error.faults : [];
  if (faults.length === 0) {
    return (
      <Banner tone="critical" title={t("saveFailed")}>
        {failureText(error)}
      </Banner>
    );
  }
  const elsewhere = faults.filter((fault) => !hasField(fault, draft));
  return (
    <Banner tone="critical" title={t("faults", { count: faults.length })}>
      <List>
        {elsewhere.map(({ path, what, fix }) => (
          <List.Item key={path}>
            {what} {fix} ({path})
          </List.Item>
        ))}
      </List>
    </Banner>
  );
}

/** An address that names a section, as the set-up's do, opens with it in sight. */
function useSectionInSight(): void {
  useEffect(() => {
    const name = window.location.hash.slice(1);
    if (name !== "") document.getElementById(name)?.scrollIntoView({ block: "start" });
  }, []);
}
