import type { PrivacyRequestView } from "../../../../server/http/work-contract.ts";
import { useBuyerExport, usePrivacyRequests } from "../../api/record.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { AmountTable } from "../../ui/amount-table.tsx";
import { BlockStack, Button, Card, SkeletonBodyText, Text } from "../../ui/polaris.ts";
import { saveFile } from "../../ui/save-file.ts";
import { FailureBanner, useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.ts";

/** What buyers asked about their data through Shopify, and what came of it. */
export function PrivacyCard() {
  const t = useTexts();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("privacy.title")}
        </Text>
        <Text as="p" tone="subdued">
          {t("privacy.about")}
        </Text>
        <Content />
      </BlockStack>
    </Card>
  );
}

function Content() {
  const t = useTexts();
  const { data, error, refetch } = usePrivacyRequests();
  if (data === undefined) {
    if (error === null) return <SkeletonBodyText lines={2} />;
    return <FailureBanner title={t("privacy.error")} error={error} onRetry={() => void refetch()} />;
  }
  if (data.requests.length === 0) return <Text as="p">{t("privacy.none")}</Text>;
  return <Requests requests={data.requests} />;
}

function Requests({ requests }: { readonly requests: readonly PrivacyRequestView[] }) {
  const t = useTexts();
  const { format } = useI18n();
  return (
    <AmountTable
      caption={t("privacy.title")}
      columns={[
        { id: "kind", title: t("privacy.kind"), kind: "text" },
        { id: "orders", title: t("privacy.orders"), kind: "text" },
        { id: "received", title: t("privacy.received"), kind: "text" },
        { id: "state", title: t("privacy.state"), kind: "text" },
      ]}
      lines={requests.map((request) => ({
        id: request.id,
        cells: [
          <span key="kind">
            {t(`privacy.${request.kind}`)}
            {request.customerId === null ? null : (
              <Text as="p" variant="bodySm" tone="subdued">
                {t("privacy.customer", { id: request.customerId })}
              </Text>
            )}
          </span>,
          format.number(request.orderCount),
          format.instant(request.receivedAt),
          <Outcome key="state" request={request} />,
        ],
      }))}
    />
  );
}

function Outcome({ request: { id, kind, customerId, answeredAt } }: { readonly request: PrivacyRequestView }) {
  const t = useTexts();
  const { format } = useI18n();
  if (answeredAt === null) return t("privacy.open");
  const at = format.instant(answeredAt);
  if (kind !== "data-request") return t("privacy.redacted", { at });
  return (
    <BlockStack gap="100">
      <span>{t("privacy.ready", { at })}</span>
      <Download id={id} customer={customerId ?? ""} />
    </BlockStack>
  );
}

function Download({ id, customer }: { readonly id: string; readonly customer: string }) {
  const t = useTexts();
  const failureText = useFailureText();
  const { mutate, isPending } = useBuyerExport();
  const download = () =>
    mutate(id, {
      onSuccess: (data) => {
        const name = `${t("privacy.file", { id: customer })}.json`;
        saveFile(name, new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
      },
      onError: (error) => showErrorToast(failureText(error)),
    });
  return (
    <div>
      <Button onClick={download} loading={isPending} accessibilityLabel={t("privacy.downloadOf", { id: customer })}>
        {t("privacy.download")}
      </Button>
    </div>
  );
}
