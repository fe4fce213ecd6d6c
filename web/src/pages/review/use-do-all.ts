import type { BulkAction, ReviewOrder } from "../../../../server/http/work-contract.ts";
import { useBulk } from "../../api/bulk.ts";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { useFailureText } from "../failure-banner.tsx";
import { useTexts } from "./texts.ts";

/** One action on all orders of a group, and what became of it. */
export function useDoAll() {
  const t = useTexts();
  const failureText = useFailureText();
  const { run, progress } = useBulk();
  const doAll = async (action: BulkAction, shown: readonly ReviewOrder[]): Promise<void> => {
    const orders = shown.map(({ legacyId, seen }) => ({ legacyId, seen }));
    try {
      const results = await run({ action, orders, isRehearsal: false });
      const done = results.filter(({ isDone }) => isDone).length;
      const left = orders.length - done;
      showToast(left === 0 ? t("done.all", { done }) : t("done.some", { done, left }));
    } catch (error) {
      if (error instanceof Error) showErrorToast(failureText(error));
    }
  };
  return { doAll, progress };
}
