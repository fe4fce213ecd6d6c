import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Card, Text } from "../../ui/polaris.ts";
import { Story } from "../../ui/story.tsx";
import { timelineText } from "./timeline-text.ts";

/** The newest line first: what a merchant looks for is what happened last. */
export function TimelineCard({ order }: { readonly order: OrderDetail }) {
  const i18n = useI18n();
  const lines = order.timeline
    .map((entry, index) => ({
      id: String(index),
      at: entry.at,
      shownAt: `${i18n.format.instant(entry.at)} · ${i18n.t(`by.${entry.by}`)}`,
      text: timelineText(entry, order.currency, i18n),
    }))
    .toReversed();
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {i18n.t("story.title")}
        </Text>
        {lines.length === 0 ? <Text as="p">{i18n.t("story.empty")}</Text> : <Story lines={lines} />}
      </BlockStack>
    </Card>
  );
}
