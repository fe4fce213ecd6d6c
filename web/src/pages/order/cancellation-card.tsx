import { useState } from "react";
import type { CancellationView } from "../../../../server/http/cancellation-contract.ts";
import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useCancelInvoice, useUndoCancellation } from "../../api/after-issue.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Asked } from "../../ui/asked.tsx";
import { BlockStack, Button, Card, InlineStack, List, Text } from "../../ui/polaris.ts";
import { useTold } from "../use-told.ts";

type Props = { readonly order: OrderDetail; readonly cancellation: CancellationView };

/** Cancelling the invoice or taking that back: what may be done until when, or why not and what the law leaves. */
export function CancellationCard({ order, cancellation }: Props) {
  const { t } = useI18n();
  const { wish, whyNot, canCancel, canUndo } = cancellation;
  if (wish === null && whyNot === null && !canCancel && !canUndo) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("cancel.title")}
        </Text>
        {wish === null ? null : <Text as="p">{t(`cancel.wish.${wish}`)}</Text>}
        {whyNot === null ? null : (
          <>
            <Text as="p">{whyNot.what}</Text>
            <Text as="p">{whyNot.fix}</Text>
          </>
        )}
        {canCancel ? <Cancel order={order} cancellation={cancellation} /> : null}
        {canUndo ? <Undo order={order} cancellation={cancellation} /> : null}
      </BlockStack>
    </Card>
  );
}

function Cancel({ order, cancellation }: Props) {
  const { t, format } = useI18n();
  const told = useTold();
  const [isAsked, setAsked] = useState(false);
  const { mutateAsync, isPending } = useCancelInvoice(order);
  const { canReissue, lastDay } = cancellation;
  if (!isAsked) {
    return (
      <>
        <Text as="p">{t("cancel.until", { day: lastDay === null ? "" : format.date(lastDay) })}</Text>
        <InlineStack>
          <Button onClick={() => setAsked(true)}>{t("cancel.open")}</Button>
        </InlineStack>
      </>
    );
  }
  const send = (reissue: boolean) => told(mutateAsync(reissue), t("cancel.done"));
  return (
    <Asked label={t("cancel.open")}>
      <BlockStack gap="200">
        <Consequences order={order} cancellation={cancellation} />
        <InlineStack gap="200">
          <Button tone="critical" variant="primary" loading={isPending} onClick={() => send(false)}>
            {t("cancel.only")}
          </Button>
          {canReissue ? (
            <Button loading={isPending} onClick={() => send(true)}>
              {t("cancel.reissue")}
            </Button>
          ) : null}
          <Button variant="tertiary" onClick={() => setAsked(false)}>
            {t("cancel.leave")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Asked>
  );
}

/** Exactly what will happen, before it can be pressed. */
function Consequences({ order, cancellation }: Props) {
  const { t } = useI18n();
  const { canReissue, isToCompany } = cancellation;
  return (
    <List>
      <List.Item>{t("cancel.says.invoice", { number: order.invoiceNumber ?? "" })}</List.Item>
      {isToCompany ? <List.Item>{t("cancel.says.company")}</List.Item> : null}
      <List.Item>{t(canReissue ? "cancel.says.only" : "cancel.says.ended")}</List.Item>
      {canReissue ? <List.Item>{t("cancel.says.reissue")}</List.Item> : null}
    </List>
  );
}

function Undo({ order, cancellation }: Props) {
  const { t, format } = useI18n();
  const told = useTold();
  const [isAsked, setAsked] = useState(false);
  const { mutateAsync, isPending } = useUndoCancellation(order);
  const { lastDay } = cancellation;
  const number = order.invoiceNumber ?? "";
  const undo = () => told(mutateAsync(undefined), t("cancel.undo.done"));
  if (isAsked) {
    return (
      <Asked label={t("cancel.undo")}>
        <BlockStack gap="200">
          <Text as="p">{t("cancel.undo.says", { number })}</Text>
          <InlineStack gap="200">
            <Button variant="primary" loading={isPending} onClick={undo}>
              {t("cancel.undo.yes")}
            </Button>
            <Button variant="tertiary" onClick={() => setAsked(false)}>
              {t("cancel.leave")}
            </Button>
          </InlineStack>
        </BlockStack>
      </Asked>
    );
  }
  return (
    <>
      <Text as="p">
        {t("cancel.undo.until", {
          day: lastDay === null ? "" : format.date(lastDay),
          number,
        })}
      </Text>
      <InlineStack>
        <Button onClick={() => setAsked(true)}>{t("cancel.undo")}</Button>
      </InlineStack>
    </>
  );
}
