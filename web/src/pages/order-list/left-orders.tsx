import { useSearch } from "wouter";
import type { BulkResult } from "../../api/bulk.ts";
import { BlockStack, InlineStack, Link, Text } from "../../ui/polaris.ts";
import { orderAddress } from "./address.ts";

type Props = { readonly title: string; readonly orders: readonly Pick<BulkResult, "legacyId" | "name">[] };

/** Orders an action left as they were, each with the way to it. */
export function LeftOrders({ title, orders }: Props) {
  const query = useSearch();
  return (
    <BlockStack gap="100">
      <Text as="p">{title}</Text>
      <InlineStack gap="200">
        {orders.map(({ legacyId, name }) => (
          <Link key={legacyId} url={orderAddress(query, legacyId)}>
            {name}
          </Link>
        ))}
      </InlineStack>
    </BlockStack>
  );
}
