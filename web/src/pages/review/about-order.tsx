import { useSearch } from "wouter";
import type { ReviewOrder } from "../../../../server/http/work-contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Link, Text } from "../../ui/polaris.ts";
import { orderAddress } from "../order-list/address.ts";
import { useTexts } from "./texts.ts";

/** Which order it is, and what else is to be known before it is touched. */
export function AboutOrder({ order, isAlike }: { readonly order: ReviewOrder; readonly isAlike: boolean }) {
  const t = useTexts();
  const { format } = useI18n();
  const query = useSearch();
  const notes = [
    format.money(order.total, order.currency),
    order.lastDay === null ? "" : t("lastDay", { day: format.date(order.lastDay) }),
    order.shownUntil === null ? "" : t("shownUntil", { day: format.date(order.shownUntil) }),
    order.further === 0 ? "" : t("further", { count: format.number(order.further) }),
  ];
  return (
    <BlockStack gap="050">
      <Text as="p">
        <Link url={orderAddress(query, order.legacyId, "review")} monochrome>
          {order.name}
        </Link>{" "}
        {order.buyer}
      </Text>
      {isAlike ? null : <Text as="p">{order.what}</Text>}
      <Text as="p" tone="subdued" variant="bodySm">
        {notes.filter((note) => note !== "").join(" · ")}
      </Text>
    </BlockStack>
  );
}
