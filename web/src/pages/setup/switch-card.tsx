import { useState } from "react";
import { useSearch } from "wouter";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { useSwitch } from "../../api/settings.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDay, isDayTyped, istanbulDay } from "../../i18n/istanbul-day.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { Banner, BlockStack, Button, InlineStack, Link, Text, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { pageAddress } from "../order-list/address.ts";
import { StepFrame } from "./step-card.tsx";
import { useTexts } from "./texts.ts";

type Props = { readonly settings: ShopSettings; readonly isReady: boolean; readonly isNext: boolean };

/** The last step: from which day on, and the switch itself. */
export function SwitchCard({ settings, isReady, isNext }: Props) {
  const t = useTexts();
  const query = useSearch();
  const { isActive, integrator } = settings;
  const isTest = integrator?.environment === "test";
  return (
    <StepFrame title={t("switch.title")} state={isActive ? "done" : isNext ? "todo" : "later"}>
      <BlockStack gap="300">
        <Text as="p">{t(isActive ? "switch.done" : "switch.todo")}</Text>
        {isTest ? <Banner tone="warning">{t("switch.test")}</Banner> : null}
        <Text as="p">
          <Link url={pageAddress(query, isActive ? "/past-orders" : "/adopt")}>
            {t(isActive ? "switch.past" : "switch.adopt")}
          </Link>
        </Text>
        {isActive ? null : <Start settings={settings} isReady={isReady} />}
      </BlockStack>
    </StepFrame>
  );
}

function Start({ settings, isReady }: Omit<Props, "isNext">) {
  const t = useTexts();
  const { t: common } = useI18n();
  const failureText = useFailureText();
  const switching = useSwitch();
  const [day, setDay] = useState(() =>
    istanbulDay(settings.startsAt === null ? new Date() : new Date(settings.startsAt)),
  );
  // Once on, this part is gone with its callbacks; a failure stands in the banner.
  const start = () =>
    void switching.mutateAsync({ active: true, startsAt: day }).then(
      () => showToast(t("switch.started")),
      () => undefined,
    );
  return (
    <BlockStack gap="300">
      {switching.error === null ? null : <Banner tone="critical">{failureText(switching.error)}</Banner>}
      <TextField
        label={t("switch.startsAt")}
        helpText={t("switch.help")}
        type="date"
        value={day}
        onChange={setDay}
        error={isDayTyped(day) ? false : common("day.wrong")}
        autoComplete="off"
      />
      <InlineStack>
        <Button variant="primary" disabled={!isReady || !isDay(day)} loading={switching.isPending} onClick={start}>
          {t("switch.start")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
