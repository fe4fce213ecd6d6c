import type { BuyerAsOrdered } from "../../../../server/http/buyer-entry-contract.ts";
import type { OrderDetail } from "../../../../server/http/contract.ts";
import { useAsOrdered } from "../../api/orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { fieldsInQuestion } from "./as-ordered.ts";

/** What the order says now, in words for below a field; none below a field that nothing is wrong with. */
export function useOrdersWord({ legacyId, faults }: OrderDetail): (field: keyof BuyerAsOrdered) => string | undefined {
  const { t } = useI18n();
  const asked = fieldsInQuestion(faults);
  const { data, isError } = useAsOrdered(legacyId, asked.size > 0);
  return (field) => {
    if (!asked.has(field)) return undefined;
    if (data === undefined) return t(isError ? "buyer.onOrder.unread" : "buyer.onOrder.asked");
    const text = data[field];
    return text === "" ? t("buyer.onOrder.none") : t("buyer.onOrder", { text });
  };
}
