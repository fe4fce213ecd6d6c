import { useState } from "react";
import type { OrderRow } from "../../../../server/http/contract.ts";
import { gatherOrders } from "../../api/all-orders.ts";
import { useClient } from "../../api/context.tsx";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import type { TranslateOf } from "../../i18n/translate.ts";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { saveFile } from "../../ui/save-file.ts";
import { useFailureText } from "../failure-banner.tsx";
import type { ListView } from "./address.ts";
import { csvAmount, csvText } from "./csv.ts";
import { useTexts } from "./texts.ts";
import type { ListKey } from "./texts/tr.ts";

const MOST = 10_000;

/** Saves the view's orders, those of its other pages as well, as a file for a spreadsheet. */
export function useExport(view: ListView) {
  const client = useClient();
  const i18n = useI18n();
  const t = useTexts();
  const failureText = useFailureText();
  const [isExporting, setIsExporting] = useState(false);
  const exportOrders = async (isChosen: (order: OrderRow) => boolean): Promise<void> => {
    setIsExporting(true);
    try {
      const { orders, isLimited } = await gatherOrders(client, view, MOST);
      const lines = orders.filter(isChosen).map((order) => lineOf(order, i18n));
      const text = csvText([headings(i18n, t), ...lines]);
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

const headings = ({ t }: I18n, list: TranslateOf<ListKey>): readonly string[] => [
  t("list.column.order"),
  t("list.column.date"),
  t("list.column.buyer"),
  t("list.column.total"),
  list("csv.currency"),
  t("list.column.state"),
  t("list.column.number"),
  list("csv.lastDay"),
  list("csv.reason"),
];

const lineOf = (order: OrderRow, { t, format, language }: I18n): readonly string[] => [
  order.name,
  format.instant(order.processedAt),
  order.buyer,
  csvAmount(order.total, language),
  order.currency,
  t(`state.${order.state}`),
  order.invoiceNumber ?? "",
  order.lastDay === null ? "" : format.date(order.lastDay),
  order.reason?.text ?? "",
];
