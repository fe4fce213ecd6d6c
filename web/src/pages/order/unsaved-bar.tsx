import type { OrderState } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { SaveBar } from "../../ui/save-bar.tsx";
import { useTold } from "../use-told.ts";
import { isReissuedBySaving } from "./save-label.ts";
import { useSayWrong } from "./say-wrong.ts";
import { useTyping } from "./typing.tsx";

/** What is typed into the forms of an order and not saved is not left without a question. */
export function UnsavedBar({ state }: { readonly state: OrderState }) {
  const { t } = useI18n();
  const told = useTold();
  const sayWrong = useSayWrong();
  const { isUnsaved, isSaving, saveAll, discardAll } = useTyping();
  const save = () => {
    // Shopify writes no more than "Save" on its bar.
    if (isReissuedBySaving(state)) return showErrorToast(t("order.saveReissues"));
    if (!sayWrong()) told(saveAll(), t("order.saved"));
  };
  return (
    <SaveBar
      id="order"
      isShown={isUnsaved}
      isSaving={isSaving}
      labels={{ save: t("order.save"), discard: t("order.discard") }}
      onSave={save}
      onDiscard={discardAll}
    />
  );
}
