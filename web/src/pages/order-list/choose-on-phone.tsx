import type { OrderList } from "../../../../server/http/contract.ts";
import { Box, Button, useBreakpoints } from "../../ui/polaris.ts";
import { useTexts } from "./texts.ts";
import type { useSelection } from "./use-selection.ts";

type Props = { readonly orders: OrderList; readonly selecting: ReturnType<typeof useSelection> };

/** On a phone Polaris shows its boxes only once something is chosen: this chooses the page, and each box can be cleared. */
export function ChooseOnPhone({ orders, selecting }: Props) {
  const t = useTexts();
  const { mdDown } = useBreakpoints();
  const { selection, choosePage } = selecting;
  if (!mdDown || orders.orders.length === 0 || selection.isAll || selection.ids.size > 0) return null;
  const page = orders.orders.map(({ legacyId }) => legacyId);
  return (
    <Box paddingInline="300" paddingBlockEnd="300">
      <Button onClick={() => choosePage(page, true)}>{t("choose.page")}</Button>
    </Box>
  );
}
