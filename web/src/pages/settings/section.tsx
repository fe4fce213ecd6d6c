import type { ReactNode } from "react";
import { BlockStack, Box, Card, InlineGrid, Text } from "../../ui/polaris.ts";
import { useTexts } from "./texts.tsx";
import type { SettingsKey } from "./texts/tr.ts";

type Props = { readonly title: SettingsKey; readonly about: SettingsKey; readonly children: ReactNode };

/** One subject of the settings: what it is on the left, or above on a phone, and its fields in a card beside it. */
export function Section({ title, about, children }: Props) {
  const t = useTexts();
  return (
    <InlineGrid columns={{ xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) minmax(0, 2fr)" }} gap="400">
      <Box
        id={title.replace(".title", "")}
        paddingInline={{ xs: "400", sm: "0" }}
        paddingBlockStart={{ xs: "0", md: "400" }}
      >
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {t(title)}
          </Text>
          <Text as="p" tone="subdued">
            {t(about)}
          </Text>
        </BlockStack>
      </Box>
      <Card>
        <BlockStack gap="400">{children}</BlockStack>
      </Card>
    </InlineGrid>
  );
}
