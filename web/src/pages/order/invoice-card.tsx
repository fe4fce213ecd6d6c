import type { DocumentView, InvoiceView, OrderState } from "../../../../server/http/contract.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import type { MessageKey } from "../../i18n/tr.ts";
import { Facts } from "../../ui/facts.tsx";
import { Banner, BlockStack, Card, Text } from "../../ui/polaris.ts";
import { EttnText } from "./ettn.tsx";
import { InvoiceLines, InvoiceTaxes, InvoiceTotals } from "./invoice-amounts.tsx";

/** What stands under the state of its order: a document of before, or that came to nothing, is not the order's invoice. */
const TITLES: Partial<Readonly<Record<OrderState, MessageKey>>> = {
  waiting: "invoice.title.former",
  review: "invoice.title.former",
  "not-ours": "invoice.title.former",
  failed: "invoice.title.failed",
  rejected: "invoice.title.rejected",
  cancelled: "invoice.title.cancelled",
};

type Props = { readonly invoice: InvoiceView; readonly state: OrderState };

export function InvoiceCard({ invoice, state }: Props) {
  const i18n = useI18n();
  const { t, format } = i18n;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t(TITLES[state] ?? "invoice.title")}
        </Text>
        {invoice.warnings.map(({ code, text }) => (
          <Banner key={code} tone="warning">
            {text}
          </Banner>
        ))}
        <Facts
          facts={[
            {
              term: t("invoice.number"),
              value: invoice.number ?? t("invoice.numberPending", { series: invoice.series }),
            },
            { term: t("invoice.ettn"), value: <EttnText ettn={invoice.legalEttn ?? invoice.ettn} /> },
            { term: t("invoice.issued"), value: `${format.date(invoice.issueDate)} ${invoice.issueTime.slice(0, 5)}` },
            { term: t("invoice.kind"), value: kindText(invoice, i18n) },
            { term: t("invoice.buyer"), value: invoice.buyerName },
            { term: t("invoice.buyerTaxId"), value: invoice.buyerTaxId },
            { term: t("invoice.buyerAddress"), value: invoice.buyerAddress },
          ]}
        />
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t("invoice.lines")}
          </Text>
          <InvoiceLines invoice={invoice} />
        </BlockStack>
        <BlockStack gap="100">
          <Text as="h3" variant="headingSm">
            {t("invoice.taxes")}
          </Text>
          <InvoiceTaxes invoice={invoice} />
        </BlockStack>
        <InvoiceTotals invoice={invoice} />
      </BlockStack>
    </Card>
  );
}

/** GİB's codes in words; a code without words is shown as it is. */
export function kindText(invoice: DocumentView, { t, has }: I18n): string {
  const profile = `invoice.profile.${invoice.profileId}`;
  const type = `invoice.type.${invoice.type}`;
  return [has(profile) ? t(profile) : invoice.profileId, has(type) ? t(type) : invoice.type].join(" · ");
}
