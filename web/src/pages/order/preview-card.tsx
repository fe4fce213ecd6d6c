import type { DocumentView, FaultView, OrderDetail } from "../../../../server/http/contract.ts";
import { usePreview } from "../../api/orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Facts } from "../../ui/facts.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { openPage } from "../../ui/open-page.ts";
import { Banner, BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { InvoiceLines, InvoiceTaxes, InvoiceTotals } from "./invoice-amounts.tsx";
import { kindText } from "./invoice-card.tsx";
import { useTyping } from "./typing.tsx";

/** The invoice as it would be sent now: its numbers, and its page. */
export function PreviewCard({ order }: { readonly order: OrderDetail }) {
  const { t } = useI18n();
  const failureText = useFailureText();
  const { data, error, isPending, mutate } = usePreview(order.legacyId);
  const { isUnsaved } = useTyping();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("preview.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("preview.about")}
        </Text>
        {isUnsaved ? (
          <Text as="p" tone="caution">
            {t("preview.unsaved")}
          </Text>
        ) : null}
        <InlineStack>
          <Button loading={isPending} onClick={() => mutate()}>
            {t(data === undefined ? "preview.show" : "preview.again")}
          </Button>
        </InlineStack>
        <div role="status">
          {error === null ? null : (
            <Banner tone="critical" title={t("preview.error")}>
              {failureText(error)}
            </Banner>
          )}
          {data === undefined || data.faults.length === 0 ? null : <Missing faults={data.faults} />}
        </div>
        {data?.invoice ? <Shown invoice={data.invoice} page={data.page ?? ""} /> : null}
      </BlockStack>
    </Card>
  );
}

function Missing({ faults }: { readonly faults: readonly FaultView[] }) {
  const { t } = useI18n();
  return (
    <Banner tone="warning" title={t("preview.faults")}>
      <BlockStack gap="200">
        {faults.map(({ code, path, what, fix }) => (
          <Text key={`${code} ${path}`} as="p">
            {what} {t("preview.fix")} {fix}
          </Text>
        ))}
      </BlockStack>
    </Banner>
  );
}

function Shown({ invoice, page }: { readonly invoice: DocumentView; readonly page: string }) {
  const i18n = useI18n();
  const { t } = i18n;
  const open = () => {
    if (!openPage(page)) showErrorToast(i18n.t("order.pdfBlocked"));
  };
  return (
    <BlockStack gap="400">
      <Banner tone="info">{t("preview.notIssued")}</Banner>
      <Facts
        facts={[
          { term: i18n.t("invoice.kind"), value: kindText(invoice, i18n) },
          { term: i18n.t("invoice.buyer"), value: invoice.buyerName },
          { term: i18n.t("invoice.buyerTaxId"), value: invoice.buyerTaxId },
        ]}
      />
      <InvoiceLines invoice={invoice} />
      <InvoiceTaxes invoice={invoice} />
      <InvoiceTotals invoice={invoice} />
      <InlineStack>
        <Button onClick={open}>{t("preview.page")}</Button>
      </InlineStack>
    </BlockStack>
  );
}
