import { memo } from "react";
import type { OrderList } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Banner, BlockStack, Text } from "../../ui/polaris.ts";

/** Delivered orders without an invoice whose last lawful day has passed, or is near. */
export const OverdueBanner = memo(function OverdueBanner({ overdue: { late, near } }: Pick<OrderList, "overdue">) {
  const { t, format } = useI18n();
  if (late + near === 0) return null;
  return (
    <Banner tone={late > 0 ? "critical" : "warning"} title={t("overdue.title")}>
      <BlockStack gap="100">
        {late === 0 ? null : <Text as="p">{t("overdue.late", { count: format.number(late) })}</Text>}
        {near === 0 ? null : <Text as="p">{t("overdue.near", { count: format.number(near) })}</Text>}
        <Text as="p">{t("overdue.fix")}</Text>
      </BlockStack>
    </Banner>
  );
});
