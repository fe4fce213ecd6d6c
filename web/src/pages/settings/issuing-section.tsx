import { useState } from "react";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { useSwitch } from "../../api/settings.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDay, isDayTyped, istanbulDay } from "../../i18n/istanbul-day.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { Banner, BlockStack, Button, InlineStack, Text, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { lackingOf } from "./lacking.ts";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

/** The switch. Nothing is issued before the merchant turns it on, and nothing of before the day given here. */
export function IssuingSection({ settings }: { readonly settings: ShopSettings }) {
  const failureText = useFailureText();
  const switching = useSwitch();
  return (
    <Section title="issuing.title" about="issuing.about">
      {switching.error === null ? null : <Banner tone="critical">{failureText(switching.error)}</Banner>}
      {settings.isActive ? (
        <Running startsAt={settings.startsAt} switching={switching} />
      ) : (
        <Paused settings={settings} switching={switching} />
      )}
    </Section>
  );
}

type Switching = { readonly switching: ReturnType<typeof useSwitch> };

function Running({ startsAt, switching }: Switching & Pick<ShopSettings, "startsAt">) {
  const t = useTexts();
  const { format } = useI18n();
  const pause = () => switching.mutate({ active: false }, { onSuccess: () => showToast(t("issuing.paused")) });
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t("issuing.on")}
      </Text>
      {startsAt === null ? null : (
        <Text as="p">{t("issuing.on.body", { day: format.date(istanbulDay(new Date(startsAt))) })}</Text>
      )}
      <InlineStack>
        <Button tone="critical" loading={switching.isPending} onClick={pause}>
          {t("issuing.pause")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}

function Paused({ settings, switching }: Switching & { readonly settings: ShopSettings }) {
  const t = useTexts();
  const { t: common } = useI18n();
  const [day, setDay] = useState(() =>
    istanbulDay(settings.startsAt === null ? new Date() : new Date(settings.startsAt)),
  );
  const lacking = lackingOf(settings);
  const start = () =>
    switching.mutate({ active: true, startsAt: day }, { onSuccess: () => showToast(t("issuing.started")) });
  return (
    <BlockStack gap="300">
      <Text as="h3" variant="headingSm">
        {t(settings.startsAt === null ? "issuing.notYet" : "issuing.off")}
      </Text>
      <Text as="p">{t("issuing.off.body")}</Text>
      <TextField
        label={t("issuing.startsAt")}
        helpText={t("issuing.startsAt.help")}
        type="date"
        value={day}
        onChange={setDay}
        error={isDayTyped(day) ? false : common("day.wrong")}
        autoComplete="off"
      />
      {lacking === null ? null : <Banner tone="info">{t(`issuing.needs${lacking}`)}</Banner>}
      <InlineStack>
        <Button
          variant="primary"
          disabled={lacking !== null || !isDay(day)}
          loading={switching.isPending}
          onClick={start}
        >
          {t("issuing.start")}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
