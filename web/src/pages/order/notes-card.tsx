import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Card, List, Text } from "../../ui/polaris.ts";

export function NotesCard({ notes }: { readonly notes: readonly string[] }) {
  const { t } = useI18n();
  if (notes.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          {t("invoice.notes")}
        </Text>
        <List>
          {notes.map((note) => (
            <List.Item key={note}>
              <Text as="span" breakWord>
                {note}
              </Text>
            </List.Item>
          ))}
        </List>
      </BlockStack>
    </Card>
  );
}
