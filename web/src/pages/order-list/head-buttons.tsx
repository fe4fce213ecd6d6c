import { Button, InlineStack } from "../../ui/polaris.ts";
import { pageAddress } from "./address.ts";
import { useTexts } from "./texts.ts";
import { useExport } from "./use-export.ts";
import { useListView } from "./use-list-view.ts";

/** Buttons of our own: given as actions, Polaris would measure the page's head again at each change of view. */
export function HeadButtons() {
  const t = useTexts();
  const { query, view } = useListView();
  const { exportOrders, isExporting } = useExport(view);
  return (
    <InlineStack gap="200">
      <Button onClick={() => void exportOrders("all")} loading={isExporting}>
        {t("export")}
      </Button>
      <Button url={pageAddress(query, "/adopt")}>{t("adopt")}</Button>
    </InlineStack>
  );
}
