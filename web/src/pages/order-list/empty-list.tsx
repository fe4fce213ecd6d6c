import type { ReactNode } from "react";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Box, Button, Text } from "../../ui/polaris.ts";
import { hasFilter, type ListView } from "./address.ts";
import { useTexts } from "./texts.ts";

type Props = { readonly view: ListView; readonly onClear: () => void };

/** Says what would be here, so that an empty tab reads as an answer and not as a fault. */
export function EmptyList({ view, onClear }: Props) {
  const { t } = useI18n();
  const list = useTexts();
  const isSearch = view.search !== "";
  if (!isSearch && hasFilter(view)) return <Empty title={list("filters.empty")} body={list("filters.empty.body")} />;
  return (
    <Empty
      title={isSearch ? t("empty.search", { search: view.search }) : t(`empty.${view.tab}`)}
      body={t(isSearch ? "empty.search.body" : `empty.${view.tab}.body`)}
    >
      {isSearch ? <Button onClick={onClear}>{t("list.clearSearch")}</Button> : null}
    </Empty>
  );
}

type EmptyProps = { readonly title: string; readonly body: string; readonly children?: ReactNode };

const Empty = ({ title, body, children }: EmptyProps) => (
  <Box padding="800">
    <BlockStack gap="200" inlineAlign="center">
      <Text as="h2" variant="headingMd" alignment="center" breakWord>
        {title}
      </Text>
      <Text as="p" tone="subdued" alignment="center">
        {body}
      </Text>
      {children}
    </BlockStack>
  </Box>
);
