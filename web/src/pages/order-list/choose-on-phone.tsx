import type { OrderList } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Box, Button, InlineStack, Text, useBreakpoints } from "../../ui/polaris.ts";
import { StickyBar } from "../../ui/sticky-bar.tsx";
import { useTexts } from "./texts.ts";
import type { useSelection } from "./use-selection.ts";

type Action = { readonly content: string; readonly onAction: () => void };
type Props = {
  readonly orders: OrderList;
  readonly selecting: ReturnType<typeof useSelection>;
  readonly actions: readonly Action[];
};

/** On a phone Polaris' table offers neither boxes nor actions: this chooses the page, and says what can be done to it. */
export function ChooseOnPhone(props: Props) {
  const t = useTexts();
  const { mdDown } = useBreakpoints();
  const { orders, selecting } = props;
  const { selection, choosePage } = selecting;
  if (!mdDown || orders.orders.length === 0) return null;
  if (selection.isAll || selection.ids.size > 0) return <Chosen {...props} />;
  const page = orders.orders.map(({ legacyId }) => legacyId);
  return (
    <Box paddingInline="300" paddingBlockEnd="300">
      <Button onClick={() => choosePage(page, true)}>{t("choose.page")}</Button>
    </Box>
  );
}

function Chosen({ orders, selecting: { selection, chooseAll, clear }, actions }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  const count = t("choose.count", { count: format.number(selection.ids.size) });
  return (
    <StickyBar>
      <BlockStack gap="200">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="p" fontWeight="semibold">
            <span role="status">{selection.isAll ? t("choose.viewChosen") : count}</span>
          </Text>
          <Button variant="plain" onClick={clear}>
            {t("choose.clear")}
          </Button>
        </InlineStack>
        <InlineStack gap="200">
          {actions.map(({ content, onAction }) => (
            <Button key={content} size="micro" onClick={onAction}>
              {content}
            </Button>
          ))}
        </InlineStack>
        {selection.isAll || orders.next === null ? null : (
          <InlineStack>
            <Button variant="plain" onClick={chooseAll}>
              {t("choose.view")}
            </Button>
          </InlineStack>
        )}
      </BlockStack>
    </StickyBar>
  );
}
