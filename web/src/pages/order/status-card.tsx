import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Badge, BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { NotNowList } from "./not-now-list.tsx";
import { useObstacleActions } from "./obstacles.tsx";

/** The state in plain words, and whether the merchant has to do anything. */
export function StatusCard({ order }: { readonly order: OrderDetail }) {
  const { t, format } = useI18n();
  const { action, secondaryAction } = useObstacleActions(order);
  const buttons = [action, secondaryAction].filter((one) => one !== undefined);
  // "You need not do anything" would be untrue beside what waits for the merchant.
  const isQuiet = order.problem === null && !order.canSettle;
  const isUnexplained = order.faults.length === 0 && order.problem === null;
  return (
    <Card>
      <BlockStack gap="200">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd">
            {t("order.status")}
          </Text>
          {order.invoice?.reported === true ? (
            <Badge tone="success" toneAndProgressLabelOverride={`${t("order.status")}:`}>
              {t("state.reported")}
            </Badge>
          ) : null}
        </InlineStack>
        <Text as="p">{t(isQuiet ? meaningOf(order) : `state.${order.state}`)}</Text>
        {order.reason === null || !isUnexplained ? null : <Text as="p">{order.reason.text}</Text>}
        {order.lastDay === null ? null : <Text as="p">{t("order.lastDay", { day: format.date(order.lastDay) })}</Text>}
        {order.shownUntil === null ? null : (
          <Text as="p" tone="caution">
            {t("order.shownUntil", { day: format.date(order.shownUntil) })}
          </Text>
        )}
        {isUnexplained && buttons.length > 0 ? (
          <InlineStack gap="200">
            {buttons.map(({ content, onAction, loading }) => (
              <Button key={content} onClick={onAction} loading={loading}>
                {content}
              </Button>
            ))}
          </InlineStack>
        ) : null}
        <NotNowList order={order} />
      </BlockStack>
    </Card>
  );
}

/** What waits for the merchant's word is never issued by itself, not even when its last day comes. */
const meaningOf = ({ state, reason }: OrderDetail) =>
  reason?.code === "ASK_AWAITED" ? "meaning.asked" : (`meaning.${state}` as const);
