import { useSearch } from "wouter";
import type { BackfillView } from "../../../../server/http/work-contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { istanbulDay } from "../../i18n/istanbul-day.ts";
import { Facts } from "../../ui/facts.tsx";
import { BlockStack, Button, Card, InlineStack, Text } from "../../ui/polaris.ts";
import { EVERYTHING, listAddress, pageAddress } from "../order-list/address.ts";
import { useTexts } from "./texts.ts";

const PARTS = ["issued", "underWay", "yours", "leftOut"] as const;

/** What became of the confirmed orders so far: asked of the server each time, so that a reload loses nothing. */
export function ProgressCard({ past: { from, to, progress } }: { readonly past: BackfillView }) {
  const t = useTexts();
  const { format } = useI18n();
  const query = useSearch();
  if (progress === null || from === null || to === null) return null;
  const total = PARTS.reduce((sum, part) => sum + progress[part], 0);
  const counts = { done: format.number(total - progress.underWay), total: format.number(total) };
  const span = { from: istanbulDay(new Date(from)), to: istanbulDay(new Date(to)) };
  const shown = PARTS.filter((part) => part === "issued" || progress[part] > 0);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t("progress.title")}
        </Text>
        <Text as="p" variant="headingSm">
          <span role="status">{t("progress.done", counts)}</span>
        </Text>
        <Facts facts={shown.map((part) => ({ term: t(`progress.${part}`), value: format.number(progress[part]) }))} />
        <InlineStack gap="200">
          {progress.yours === 0 ? null : (
            <Button url={pageAddress(query, "/review")} variant="primary">
              {t("progress.review")}
            </Button>
          )}
          <Button url={listAddress(query, { ...EVERYTHING, ...span })}>{t("progress.list")}</Button>
        </InlineStack>
      </BlockStack>
    </Card>
  );
}
