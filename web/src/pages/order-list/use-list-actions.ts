import type { ListedOrder, OrderAction } from "../../../../server/http/contract.ts";
import { gatherOrders } from "../../api/all-orders.ts";
import { useClient } from "../../api/context.tsx";
import { useI18n } from "../../i18n/context.tsx";
import { showToast } from "../../ui/app-bridge.ts";
import type { ListView } from "./address.ts";
import { BULK_ACTIONS } from "./pending-work.ts";
import { useTexts } from "./texts.ts";
import type { BulkWorkOf } from "./use-bulk-work.ts";
import { useExport } from "./use-export.ts";
import type { PdfZip } from "./use-pdf-zip.ts";
import type { useSelection } from "./use-selection.ts";

/** More than this are not one decision any more. */
const MOST = 1_000;

/** What can be done to the chosen orders; "all" are those of the view's other pages as well. */
export function useListActions(
  view: ListView,
  selecting: ReturnType<typeof useSelection>,
  { orders, work, zip }: { orders: readonly ListedOrder[]; work: BulkWorkOf; zip: PdfZip },
) {
  const client = useClient();
  const t = useTexts();
  const { format } = useI18n();
  const { exportOrders } = useExport(view);
  const { selection, clear } = selecting;
  const gather = async (): Promise<readonly string[]> => {
    if (!selection.isAll) return [...selection.ids];
    const { orders, isLimited } = await gatherOrders(client, view, MOST);
    if (isLimited) showToast(t("bulk.limited", { count: format.number(MOST) }));
    return orders.map(({ legacyId }) => legacyId);
  };
  // Of orders out of sight nothing is known here: for those everything is offered.
  const chosen = selection.isAll ? null : orders.filter(({ legacyId }) => selection.ids.has(legacyId));
  const isOffered = (action: OrderAction) => chosen === null || chosen.some(({ actions }) => actions.includes(action));
  const hasInvoice = chosen === null || chosen.some(({ invoiceNumber }) => invoiceNumber !== null);
  const actions = BULK_ACTIONS.filter(isOffered).map((action) => ({
    content: t(`bulk.${action}`),
    onAction: () => {
      void work.ask(action, gather);
      clear();
    },
  }));
  const exportChosen = {
    content: t("export.selected"),
    onAction: () => void exportOrders(selection.isAll ? "all" : selection.ids),
  };
  const savePdfs = {
    content: t("pdf.save"),
    onAction: () => {
      void zip.save(gather);
      clear();
    },
  };
  return [...actions, ...(hasInvoice ? [savePdfs] : []), exportChosen];
}
