import type { ReviewGroup } from "../../../../server/http/work-contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { PlainBadge } from "../../ui/plain-badge.tsx";
import { BlockStack, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { BuyerRows } from "./buyer-rows.tsx";
import { PlainRows } from "./plain-rows.tsx";
import { ShopFix } from "./shop-fix.tsx";
import { useTexts } from "./texts.ts";
import { fieldTypedIn, type Typing } from "./use-typing.ts";

type Props = { readonly group: ReviewGroup; readonly typing: Typing };

/** Orders that lack the same: what it is, what to do, and the means to do it. */
export function GroupCard({ group, typing }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  const { orders } = group;
  const field = fieldTypedIn(group);
  // Sentences with an order's own amounts stand with the order.
  const isAlike = orders.every(({ what }) => what === group.what);
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack gap="200" blockAlign="center" align="space-between">
          <Text as="h2" variant="headingMd" breakWord>
            {group.what}
          </Text>
          <PlainBadge tone="warning">{t("count", { count: format.number(orders.length) })}</PlainBadge>
        </InlineStack>
        <Text as="p">{t("fix", { fix: field === null ? group.fix : t("fix.here") })}</Text>
        <Text as="p" tone="subdued" variant="bodySm">
          {t("code", { code: group.code })}
        </Text>
        <ShopFix group={group} />
        {field === null ? (
          <PlainRows orders={orders} isAlike={isAlike} />
        ) : (
          <BuyerRows field={field} orders={orders} typing={typing} />
        )}
      </BlockStack>
    </Card>
  );
}
