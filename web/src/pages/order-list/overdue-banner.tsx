import { memo } from "react";
import { useSearch } from "wouter";
import type { OrderList } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Banner, BlockStack, Text } from "../../ui/polaris.ts";
import { EVERYTHING, listAddress } from "./address.ts";
import { useTexts } from "./texts.ts";

/** Delivered orders without an invoice whose last lawful day has passed, or is near. */
export const OverdueBanner = memo(function OverdueBanner({ overdue: { late, near } }: Pick<OrderList, "overdue">) {
  const { t, format } = useI18n();
  const list = useTexts();
  const url = listAddress(useSearch(), { ...EVERYTHING, sort: "deadline" });
  if (late + near === 0) return null;
  const action = { content: list("sort.deadline"), url };
  return (
    <Banner tone={late > 0 ? "critical" : "warning"} title={t("overdue.title")} action={action}>
      <BlockStack gap="100">
        {late === 0 ? null : <Text as="p">{t("overdue.late", { count: format.number(late) })}</Text>}
        {near === 0 ? null : <Text as="p">{t("overdue.near", { count: format.number(near) })}</Text>}
        <Text as="p">{t("overdue.fix")}</Text>
      </BlockStack>
    </Banner>
  );
});
