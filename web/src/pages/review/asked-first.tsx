import { useState } from "react";
import { useI18n } from "../../i18n/context.tsx";
import { Asked } from "../../ui/asked.tsx";
import { Button, InlineStack, Text } from "../../ui/polaris.ts";
import { useTexts } from "./texts.ts";

type Props = {
  readonly action: "all.reissue" | "all.settled";
  readonly count: number;
  readonly isBusy: boolean;
  readonly onYes: () => void;
};

/** A slip would make as many legal documents, or put as many wrong ones out of sight for good: the second press counts. */
export function AskedFirst({ action, count, isBusy, onYes }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <Button disabled={isBusy} onClick={() => setAsked(true)}>
        {t(action)}
      </Button>
    );
  }
  const go = () => {
    setAsked(false);
    onYes();
  };
  return (
    <Asked label={t(action)}>
      <InlineStack gap="200" blockAlign="center">
        <Text as="p">{t(`${action}.says`)}</Text>
        <Button variant="primary" disabled={isBusy} onClick={go}>
          {t(`${action}.yes`, { count: format.number(count) })}
        </Button>
        <Button variant="tertiary" onClick={() => setAsked(false)}>
          {t("cancel.no")}
        </Button>
      </InlineStack>
    </Asked>
  );
}
