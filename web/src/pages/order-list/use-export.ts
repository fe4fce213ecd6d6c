import { useState } from "react";
import { gatherChosen, gatherExport } from "../../api/all-orders.ts";
import { useClient } from "../../api/context.tsx";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { saveFile } from "../../ui/save-file.ts";
import { useFailureText } from "../failure-banner.tsx";
import type { ListView } from "./address.ts";
import { csvText } from "./csv.ts";
import { csvRows } from "./csv-rows.ts";
import { useTexts } from "./texts.ts";

const MOST = 10_000;

/** Saves the view's orders, those of its other pages as well, or the chosen ones of them as a file for a spreadsheet. */
export function useExport(view: ListView) {
  const client = useClient();
  const i18n = useI18n();
  const t = useTexts();
  const failureText = useFailureText();
  const [isExporting, setIsExporting] = useState(false);
  const exportOrders = async (chosen: ReadonlySet<string> | "all"): Promise<void> => {
    setIsExporting(true);
    try {
      const { orders, isLimited } =
        chosen === "all"
          ? await gatherExport(client, view, MOST)
          : { orders: await gatherChosen(client, view, chosen), isLimited: false };
      const text = csvText(csvRows(orders, { i18n, list: t }));
      saveFile(`${t("export.file")}.csv`, new Blob([text], { type: "text/csv;charset=utf-8" }));
      if (isLimited) showToast(t("export.limited", { count: i18n.format.number(MOST) }));
    } catch (error) {
      if (error instanceof Error) showErrorToast(failureText(error));
    } finally {
      setIsExporting(false);
    }
  };
  return { exportOrders, isExporting };
}
