import type { InternetSaleView, InvoiceView } from "../../../../server/http/contract.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import { type Fact, Facts } from "../../ui/facts.tsx";
import { BlockStack, Card, Text } from "../../ui/polaris.ts";

/** What the law adds to an invoice of an internet sale: where, how it was paid, who carries it. */
export function SaleCard({ invoice }: { readonly invoice: InvoiceView }) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t(invoice.internet === null ? "sale.notInternet" : "sale.title")}
        </Text>
        <Facts
          facts={[
            ...(invoice.internet === null ? [] : internetFacts(invoice.internet, i18n)),
            { term: t("sale.platform"), value: t(`sale.platform.${invoice.salesPlatform}`) },
            { term: t("sale.sendType"), value: t(`sale.sendType.${invoice.sendType}`) },
          ]}
        />
      </BlockStack>
    </Card>
  );
}

/** A fact the sale does not have, such as a carrier for a service, has no row. */
function internetFacts(sale: InternetSaleView, { t, has, format }: I18n): readonly Fact[] {
  const method = `sale.method.${sale.paymentMethod}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [t("sale.site"), sale.webSite],
    [t("sale.payment"), has(method) ? t(method) : sale.paymentMethod],
    [t("sale.paymentName"), sale.paymentName],
    [t("sale.paymentDate"), sale.paymentDate === null ? null : format.date(sale.paymentDate)],
    [t("sale.carrier"), sale.carrierTitle],
    [t("sale.carrierTaxId"), sale.carrierTaxId],
    [t("sale.transportDate"), sale.transportDate === null ? null : format.date(sale.transportDate)],
  ];
  return rows.flatMap(([term, value]) => (value === null ? [] : [{ term, value }]));
}
