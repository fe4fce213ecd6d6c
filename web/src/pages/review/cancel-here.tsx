import { useState } from "react";
import type { ReviewOrder } from "../../../../server/http/work-contract.ts";
import { useCancelInvoice } from "../../api/after-issue.ts";
import { Asked } from "../../ui/asked.tsx";
import { BlockStack, Button, InlineStack, Text } from "../../ui/polaris.ts";
import { useTold } from "../use-told.ts";
import { useTexts } from "./texts.ts";

/** The invoice of a sale that came to nothing, cancelled where that is read; the second press is the one that counts. */
export function CancelHere({ order }: { readonly order: ReviewOrder }) {
  const t = useTexts();
  const told = useTold();
  const [isAsked, setAsked] = useState(false);
  const { mutateAsync, isPending } = useCancelInvoice(order);
  if (!isAsked) {
    return (
      <Button onClick={() => setAsked(true)} accessibilityLabel={t("cancelOf", { name: order.name })}>
        {t("cancel")}
      </Button>
    );
  }
  const cancel = () => told(mutateAsync(false), t("cancel.done"));
  return (
    <Asked label={t("cancelOf", { name: order.name })}>
      <BlockStack gap="200">
        <Text as="p">{t("cancel.says")}</Text>
        <InlineStack gap="200">
          <Button tone="critical" loading={isPending} onClick={cancel}>
            {t("cancel.yes")}
          </Button>
          <Button variant="tertiary" onClick={() => setAsked(false)}>
            {t("cancel.no")}
          </Button>
        </InlineStack>
      </BlockStack>
    </Asked>
  );
}
