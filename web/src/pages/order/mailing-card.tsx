import type { MailingView } from "../../../../server/http/mailing-contract.ts";
import { useMailInvoice } from "../../api/after-issue.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { useTold } from "../use-told.ts";

type Props = { readonly legacyId: string; readonly mailing: MailingView };

/** Whether the buyer was mailed the invoice, and a button to have that done once or once more. */
export function MailingCard({ legacyId, mailing }: Props) {
  const { t, format } = useI18n();
  const told = useTold();
  const { mutateAsync, isPending } = useMailInvoice(legacyId);
  const { state, sentAt, address, canAsk } = mailing;
  const time = sentAt === null ? "" : format.instant(sentAt);
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("mail.title")}
        </Text>
        <Text as="p" breakWord>
          {t(`mail.${state}`, { address, time })}
        </Text>
        {canAsk ? (
          <InlineStack>
            <Button loading={isPending} onClick={() => told(mutateAsync(undefined), t("mail.asked"))}>
              {t(state === "none" ? "mail.send" : "mail.again")}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}
