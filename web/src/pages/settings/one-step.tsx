import { useState } from "react";
import { useSearch } from "wouter";
import { navigate } from "wouter/use-browser-location";
import type { FaultView, ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { BlockStack, Box, Button, InlineStack } from "../../ui/polaris.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { pageAddress } from "../order-list/address.ts";
import { CompanySection } from "./company-section.tsx";
import { SeriesSection, ShippingSection } from "./document-sections.tsx";
import type { Editing } from "./fields.tsx";
import { hasField } from "./field-of.ts";
import { IntegratorSection } from "./integrator-section.tsx";
import { NotSaved } from "./not-saved.tsx";
import { isOfStep, partOf, type SetupStep } from "./steps.ts";
import { TaxSection } from "./tax-section.tsx";
import { useTexts } from "./texts.tsx";
import { TriggerSection } from "./trigger-section.tsx";
import { useEditing } from "./use-editing.ts";

type Props = { readonly step: SetupStep; readonly settings: ShopSettings };

/** One step of the set-up and nothing else: its part is looked at, decided and saved by itself. */
export function OneStep({ step, settings }: Props) {
  const t = useTexts();
  const query = useSearch();
  const { editing, saving, isChanged, discard, save } = useEditing(settings);
  const back = () => navigate(pageAddress(query, "/setup"));
  const [lack, setLack] = useState<ApiFailure | null>(null);
  // Optional in the settings, but what this step is there for: saved without it, it would only come back as not done.
  const isCarrierMissing = step === "shipping" && editing.draft.carrier === "";
  const refusal = isCarrierMissing ? lack : null;
  const error = saving.error ?? refusal;
  const saveStep = () => {
    if (isCarrierMissing) setLack(noCarrier(t("step.carrier")));
    else save((typed) => partOf(step, typed), back);
  };
  const isShown = (fault: FaultView) => isOfStep(step, fault) && hasField(fault, editing.draft);
  return (
    <div ref={focusFirstField}>
      <BlockStack gap="400">
        <SaveBar
          id="settings"
          isShown={isChanged}
          isSaving={saving.isPending}
          labels={{ save: t("save"), discard: t("discard") }}
          onSave={saveStep}
          onDiscard={discard}
        />
        {error === null ? null : <NotSaved error={error} isShown={error === refusal ? () => false : isShown} />}
        {step === "integrator" ? (
          <IntegratorSection {...settings} onConnected={back} />
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

const noCarrier = (what: string) =>
  new ApiFailure({
    code: "FAULTS",
    status: 422,
    title: null,
    faults: [{ code: "CARRIER_NOT_CHOSEN", path: "profile.carriers.default", what, fix: "" }],
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
