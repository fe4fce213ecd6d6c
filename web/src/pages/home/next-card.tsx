import { useSearch } from "wouter";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { pageAddress } from "../order-list/address.ts";

const STEPS = ["home.next.setup", "home.next.rehearse", "home.next.start"] as const;

/** In place of counts and charts while there is nothing to count: what the merchant does next, or what happens by itself. */
export function NextCard({ isSetUp }: { readonly isSetUp: boolean }) {
  const { t } = useI18n();
  const query = useSearch();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("home.next")}
        </Text>
        {isSetUp ? (
          <>
            <Text as="p">{t("home.next.ready")}</Text>
            <InlineStack>
              <Button url={pageAddress(query, "/past-orders")}>{t("home.next.past")}</Button>
            </InlineStack>
          </>
        ) : (
          STEPS.map((step) => (
            <Text key={step} as="p">
              {t(step)}
            </Text>
          ))
        )}
      </BlockStack>
    </Card>
  );
}
