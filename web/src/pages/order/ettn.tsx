import { useI18n } from "../../i18n/context.tsx";
import { showErrorToast, showToast } from "../../ui/app-bridge.ts";
import { Button, InlineStack, Text } from "../../ui/polaris.ts";

/** The ETTN as text to select, and a button that copies it. */
export function EttnText({ ettn }: { readonly ettn: string }) {
  const { t } = useI18n();
  const copy = () =>
    navigator.clipboard.writeText(ettn).then(
      () => showToast(t("invoice.copied")),
      // The admin's frame may withhold the clipboard.
      () => showErrorToast(t("invoice.copyFailed")),
    );
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="span" breakWord>
        {ettn}
      </Text>
      <Button variant="plain" onClick={copy}>
        {t("invoice.copyEttn")}
      </Button>
    </InlineStack>
  );
}
