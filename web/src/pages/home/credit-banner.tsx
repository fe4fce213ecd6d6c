import { useRecheckAccount } from "../../api/overview.ts";
import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { Banner, Text } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";

/** Said while there is still time to buy more; once bought, the account is asked anew. */
export function CreditBanner({ left }: { readonly left: number }) {
  const { t, format } = useI18n();
  const failureText = useFailureText();
  const { mutate, isPending } = useRecheckAccount();
  const recheck = () => mutate(undefined, { onError: (error) => showErrorToast(failureText(error)) });
  return (
    <Banner
      tone={left > 0 ? "warning" : "critical"}
      title={t("home.credit", { left: format.number(left) })}
      action={{ content: t("home.credit.action"), onAction: recheck, loading: isPending }}
    >
      <Text as="p">{t("home.credit.about")}</Text>
    </Banner>
  );
}
