import { useSearch } from "wouter";
import type { OrderResult } from "../../../../server/http/work-contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, InlineStack, Link, Text } from "../../ui/polaris.ts";
import { orderAddress } from "./address.ts";
import { useTexts } from "./texts.ts";

type Props = { readonly title: string; readonly orders: readonly OrderResult[] };

/** More names than these are no list to read. */
const MOST = 20;

/** Orders to look at before or after an action, such as those it leaves, each with the state that is the reason and the way to it. */
export function LeftOrders({ title, orders }: Props) {
  const { t, format } = useI18n();
  const list = useTexts();
  const query = useSearch();
  return (
    <BlockStack gap="100">
      <Text as="p">{title}</Text>
      <InlineStack gap="200" align="start">
        {orders.slice(0, MOST).map(({ legacyId, name, state }) => (
          <span key={legacyId}>
            <Link url={orderAddress(query, legacyId)}>{name}</Link> ({t(`state.${state}`)})
          </span>
        ))}
        {orders.length > MOST ? <span>{list("bulk.more", { count: format.number(orders.length - MOST) })}</span> : null}
      </InlineStack>
    </BlockStack>
  );
}
