import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Box, Button, Text } from "../../ui/polaris.ts";
import type { ListView } from "./address.ts";

type Props = { readonly view: ListView; readonly onClear: () => void };

/** Says what would be here, so that an empty tab reads as an answer and not as a fault. */
export function EmptyList({ view, onClear }: Props) {
  const { t } = useI18n();
  const isSearch = view.search !== "";
  return (
    <Box padding="800">
      <BlockStack gap="200" inlineAlign="center">
        <Text as="h2" variant="headingMd" alignment="center" breakWord>
          {isSearch ? t("empty.search", { search: view.search }) : t(`empty.${view.tab}`)}
        </Text>
        <Text as="p" tone="subdued" alignment="center">
          {t(isSearch ? "empty.search.body" : `empty.${view.tab}.body`)}
        </Text>
        {isSearch ? <Button onClick={onClear}>{t("list.clearSearch")}</Button> : null}
      </BlockStack>
    </Box>
  );
}
