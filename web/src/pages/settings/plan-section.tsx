import type { PlanView } from "../../../../server/http/work-contract.ts";
import { usePlan } from "../../api/plan.ts";
import { useI18n } from "../../i18n/context.tsx";
import { istanbulDay } from "../../i18n/istanbul-day.ts";
import { Facts } from "../../ui/facts.tsx";
import { SkeletonBodyText, Text } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { Section } from "./section.tsx";
import { isSettingsKey, useTexts } from "./texts.tsx";

/** What the shop pays for the app, as Shopify tells it. Nothing else on the page, and no invoice, waits for it. */
export function PlanSection() {
  return (
    <Section title="plan.title" about="plan.about">
      <Content />
    </Section>
  );
}

function Content() {
  const t = useTexts();
  const failureText = useFailureText();
  const { data, error } = usePlan();
  if (data !== undefined) return data.plan === null ? <Text as="p">{t("plan.none")}</Text> : <Plan plan={data.plan} />;
  if (error === null) return <SkeletonBodyText lines={2} />;
  return <Text as="p">{t("plan.error", { why: failureText(error) })}</Text>;
}

function Plan({ plan }: { readonly plan: NonNullable<PlanView["plan"]> }) {
  const t = useTexts();
  const { format } = useI18n();
  const { name, status, isTest, trialDays, paidUntil } = plan;
  const state = `plan.status.${status}`;
  return (
    <Facts
      facts={[
        { term: t("plan.name"), value: isTest ? t("plan.test", { name }) : name },
        { term: t("plan.status"), value: isSettingsKey(state) ? t(state) : status },
        ...(trialDays === 0 ? [] : [{ term: t("plan.trialDays"), value: format.number(trialDays) }]),
        ...(paidUntil === null
          ? []
          : [{ term: t("plan.paidUntil"), value: format.date(istanbulDay(new Date(paidUntil))) }]),
      ]}
    />
  );
}
