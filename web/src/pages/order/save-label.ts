import type { OrderState } from "../../../../server/http/contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";

/** Where a document of before stands no more, saving issues another one: the button says so. */
export const saveLabel = (state: OrderState, usual: MessageKey): MessageKey =>
  isReissuedBySaving(state) ? "order.saveAndReissue" : usual;

export const isReissuedBySaving = (state: OrderState): boolean => state === "cancelled" || state === "rejected";
