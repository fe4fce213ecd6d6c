import type { EinvoiceView } from "../../../../server/http/einvoice-contract.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import { Facts } from "../../ui/facts.tsx";
import { BlockStack, Card, Text } from "../../ui/polaris.ts";

/** Where an e-Fatura is on its way through GİB to its buyer, and what the buyer said. */
export function EinvoiceCard({ einvoice }: { readonly einvoice: EinvoiceView }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { mailbox, advice, answer } = einvoice;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("einvoice.title")}
        </Text>
        <Facts
          facts={[
            { term: t("einvoice.state"), value: stateText(einvoice, i18n) },
            ...(answer === null ? [] : [{ term: t("einvoice.answer"), value: answerText(answer, i18n) }]),
            ...(mailbox === null ? [] : [{ term: t("einvoice.mailbox"), value: mailbox.replace(/^urn:mail:/, "") }]),
          ]}
        />
        {advice === null ? null : <Text as="p">{advice}</Text>}
      </BlockStack>
    </Card>
  );
}

function stateText({ code, wording, label }: EinvoiceView, { t }: I18n): string {
  if (code === null) return t("einvoice.noCode");
  return wording === null ? t("einvoice.unknownCode", { code }) : `${wording} (${code}${label ? `: ${label}` : ""})`;
}

function answerText({ kind, day, reason }: NonNullable<EinvoiceView["answer"]>, { t, format }: I18n): string {
  const said = t(`einvoice.answer.${kind}`, { day: format.date(day) });
  return reason === null ? said : `${said} ${reason}`;
}
