import { memo } from "react";
import { useSearch } from "wouter";
import type { OrderList } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Banner, BlockStack, Text } from "../../ui/polaris.ts";
import { settingsAddress } from "../settings-place.ts";

/** What only the merchant can mend for the whole shop, before any single order: a rejected key, no credit, no connection. */
export const HeldUp = memo(function HeldUp({ heldUp }: Pick<OrderList, "heldUp">) {
  const { t, format } = useI18n();
  const query = useSearch();
  const actionFor = (code: string) => {
    const url = settingsAddress(query, code);
    return url === null ? {} : { action: { content: t("needs.heldUp.action"), url } };
  };
  return heldUp.map(({ problem, count }) => (
    <Banner key={problem.code} tone="critical" title={problem.what} {...actionFor(problem.code)}>
      <BlockStack gap="100">
        <Text as="p">{t("needs.heldUp", { count: format.number(count) })}</Text>
        <Text as="p">
          {t("order.faultFix")} {problem.fix}
        </Text>
      </BlockStack>
    </Banner>
  ));
});
