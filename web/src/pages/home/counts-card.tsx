import { useSearch } from "wouter";
import type { Overview } from "../../../../server/http/work-contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Card, Text } from "../../ui/polaris.ts";
import { Tiles } from "../../ui/tiles.tsx";
import { TABS, tabAddress } from "../order-list/address.ts";

/** How many orders are in each state; each number leads to its orders. */
export function CountsCard({ counts }: Pick<Overview, "counts">) {
  const { t, format } = useI18n();
  const query = useSearch();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.counts")}
        </Text>
        <Tiles
          tiles={TABS.map((tab) => ({
            id: tab,
            label: t(`tab.${tab}`),
            value: format.number(counts[tab]),
            url: tabAddress(query, tab),
          }))}
        />
      </BlockStack>
    </Card>
  );
}
