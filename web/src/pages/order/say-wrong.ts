import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { useTyping } from "./typing.tsx";

/** Says what keeps the forms from being saved; false where nothing does. */
export function useSayWrong(): () => boolean {
  const { t } = useI18n();
  const { whatIsWrong } = useTyping();
  return () => {
    const wrong = whatIsWrong();
    // Refused with the rest of the sale, it would not say which field is meant.
    if (wrong !== null) showErrorToast(t("field.wrong", { field: t("saleEntry.title"), what: t(wrong) }));
    return wrong !== null;
  };
}
