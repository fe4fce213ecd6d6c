import { useState } from "react";
import { useSearch } from "wouter";
import type { FaultView, ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { openAddress } from "../../ui/open-address.ts";
import { BlockStack, Box, Button, InlineStack } from "../../ui/polaris.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { pageAddress } from "../order-list/address.ts";
import { CompanySection } from "./company-section.tsx";
import { SeriesSection, ShippingSection } from "./document-sections.tsx";
import type { Draft } from "./draft.ts";
import type { Editing } from "./fields.tsx";
import { hasField } from "./field-of.ts";
import { IntegratorSection } from "./integrator-section.tsx";
import { object, text } from "./json.ts";
import { NotSaved } from "./not-saved.tsx";
import { isOfStep, partOf, type SetupStep } from "./steps.ts";
import { TaxSection } from "./tax-section.tsx";
import { useTexts } from "./texts.tsx";
import { TriggerSection } from "./trigger-section.tsx";
import { useAccount } from "./use-account.ts";
import { useEditing } from "./use-editing.ts";

type Props = { readonly step: SetupStep; readonly settings: ShopSettings };

/** One step of the set-up and nothing else: its part is looked at, decided and saved by itself. */
export function OneStep({ step, settings }: Props) {
  const t = useTexts();
  const query = useSearch();
  const { editing: typing, saving, isChanged, discard, save } = useEditing(settings);
  const editing = useUndecided(typing, settings);
  const account = useAccount(settings);
  const back = () => openAddress(pageAddress(query, "/setup"));
  const [isAsked, setAsked] = useState(false);
  const lack = lackOf(step, editing.draft);
  const refusal = isAsked && lack !== null ? refusalOf(lack, t) : null;
  const error = saving.error ?? refusal;
  const saveStep = () => {
    if (step === "integrator") showErrorToast(t("integrator.unsaved"));
    else if (lack !== null) setAsked(true);
    else save((typed) => partOf(step, typed), back);
  };
  const isShown = (fault: FaultView) => isOfStep(step, fault) && hasField(fault, editing.draft);
  return (
    <div ref={focusFirstField}>
      <BlockStack gap="400">
        <SaveBar
          id="settings"
          isShown={isChanged || account.isTyped}
          isSaving={saving.isPending}
          labels={{ save: t("save"), discard: t("discard") }}
          onSave={saveStep}
          onDiscard={step === "integrator" ? account.discard : discard}
        />
        {error === null ? null : <NotSaved error={error} isShown={error === refusal ? () => false : isShown} />}
        {step === "integrator" ? (
          <IntegratorSection {...settings} account={account} onConnected={back} />
        ) : (
          <StepSection
            step={step}
            editing={{ ...editing, ...(refusal && { faults: refusal.faults }) }}
            settings={settings}
          />
        )}
        {step === "integrator" ? null : (
          <Box paddingInline={{ xs: "400", sm: "0" }}>
            <InlineStack align="end">
              <Button variant="primary" loading={saving.isPending} onClick={saveStep}>
                {t("step.save")}
              </Button>
            </InlineStack>
          </Box>
        )}
      </BlockStack>
    </div>
  );
}

/** When to invoice has a default, but not one to be taken unseen: the step shows none until one is chosen. */
function useUndecided(editing: Editing, { profile, isActive }: ShopSettings): Editing {
  const [isDecided, setDecided] = useState(isActive || text(object(profile?.["issue"])["when"]) !== "");
  if (isDecided) return editing;
  const change = (changes: Partial<Draft>) => {
    setDecided(changes.when !== undefined);
    editing.change(changes);
  };
  return { ...editing, draft: { ...editing.draft, when: "" }, change };
}

/** Optional in the settings, but what its step is there for: saved without it, it would only come back as not done. */
const LACKS = {
  carrier: { code: "CARRIER_NOT_CHOSEN", path: "profile.carriers.default", text: "step.carrier" },
  when: { code: "PROFILE_INVALID", path: "profile.issue.when", text: "step.trigger" },
} as const;
type Lack = (typeof LACKS)[keyof typeof LACKS];

function lackOf(step: SetupStep, { carrier, when }: Draft): Lack | null {
  if (step === "shipping" && carrier === "") return LACKS.carrier;
  return step === "trigger" && when === "" ? LACKS.when : null;
}

const refusalOf = ({ code, path, text }: Lack, t: ReturnType<typeof useTexts>) =>
  new ApiFailure({
    code: "FAULTS",
    status: 422,
    title: null,
    faults: [{ code, path, what: t(text), fix: "" }],
  });

type SectionProps = {
  readonly step: Exclude<SetupStep, "integrator">;
  readonly editing: Editing;
  readonly settings: ShopSettings;
};

function StepSection({ step, editing, settings: { choices } }: SectionProps) {
  if (step === "company") return <CompanySection editing={editing} choices={choices} />;
  if (step === "series") return <SeriesSection editing={editing} />;
  if (step === "tax") return <TaxSection editing={editing} choices={choices} />;
  if (step === "shipping") return <ShippingSection editing={editing} choices={choices} />;
  return <TriggerSection editing={editing} />;
}

/** Typing goes on where the step begins. */
const focusFirstField = (node: HTMLElement | null): void =>
  node?.querySelector<HTMLElement>("input, select, textarea")?.focus();
