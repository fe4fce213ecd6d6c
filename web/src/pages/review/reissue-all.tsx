import { useState } from "react";
import { useI18n } from "../../i18n/context.tsx";
import { Button, InlineStack, Text } from "../../ui/polaris.ts";
import { useTexts } from "./texts.ts";

type Props = { readonly count: number; readonly isBusy: boolean; readonly onReissue: () => void };

/** New invoices in the place of cancelled ones; a slip would make as many legal documents, so the second press counts. */
export function ReissueAll({ count, isBusy, onReissue }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button disabled={isBusy} onClick={() => setAsked(true)}>
        {t("all.reissue")}
      </Button>
    );
  }
  const reissue = () => {
    setAsked(false);
    onReissue();
  };
  return (
    <InlineStack gap="200" blockAlign="center">
      <Text as="p">{t("all.reissue.says")}</Text>
      <Button variant="primary" disabled={isBusy} onClick={reissue}>
        {t("all.reissue.yes", { count: format.number(count) })}
      </Button>
      <Button variant="tertiary" onClick={() => setAsked(false)}>
        {t("cancel.no")}
      </Button>
    </InlineStack>
  );
}
