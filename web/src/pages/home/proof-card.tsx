import type { Overview } from "../../../../server/http/work-contract.ts";
import { useProveNow } from "../../api/overview.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";

type Props = Pick<Overview, "proof" | "firstLastDay">;

/** The one question a merchant has: was anything missed, and when was that last made sure of. */
export function ProofCard({ proof, firstLastDay }: Props) {
  const { t, format } = useI18n();
  const isFine = proof.missing === 0 && proof.stuck === 0;
  const counts = { missing: format.number(proof.missing), due: format.number(proof.due) };
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center" gap="200">
          <Text as="h2" variant="headingMd">
            {t("home.proof")}
          </Text>
          <ProveNow />
        </InlineStack>
        {proof.provedAt === null ? (
          <Text as="p">{t("home.proof.never")}</Text>
        ) : (
          <>
            <Text as="p" variant="heading2xl" tone={isFine ? "success" : "critical"}>
              {t("home.proof.missing", counts)}
            </Text>
            <Text as="p">
              {t("home.proof.at", { at: format.instant(proof.provedAt), due: counts.due })}{" "}
              {t(proof.missing === 0 ? "home.proof.fine" : "home.proof.missed")}
            </Text>
            {proof.stuck === 0 ? null : (
              <Text as="p" tone="critical">
                {t("proof.stuck", { count: format.number(proof.stuck) })}
              </Text>
            )}
          </>
        )}
        <Text as="p" tone="subdued">
          {proof.provedAt === null ? "" : `${t("home.proof.next")} `}
          {firstLastDay === null ? "" : t("home.lastDay", { day: format.date(firstLastDay) })}
        </Text>
      </BlockStack>
    </Card>
  );
}

function ProveNow() {
  const { t } = useI18n();
  const failureText = useFailureText();
  const { mutate, isPending } = useProveNow();
  const ask = () =>
    mutate(undefined, {
      onSuccess: () => showToast(t("home.proof.asked")),
      onError: (error) => showErrorToast(failureText(error)),
    });
  return (
    <Button onClick={ask} loading={isPending}>
      {t("home.proof.now")}
    </Button>
  );
}
