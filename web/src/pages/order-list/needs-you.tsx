import { memo } from "react";
import { useSearch } from "wouter";
import type { OrderList, OrderTab } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { Box, type BoxProps, Button, InlineStack, Text } from "../../ui/polaris.ts";
import { pageAddress } from "./address.ts";

type Waiting = Pick<OrderList, "counts" | "proposals">;
type Props = Waiting & { readonly onOpen: (tab: OrderTab) => void };

const proposed = ({ proposals }: Pick<Waiting, "proposals">): number => proposals.changed + proposals.cancelled;

/** Orders that need a person, the same as the first page counts line by line. */
export const needingYou = ({ counts, proposals }: Waiting): number =>
  counts.review + counts.failed + proposed({ proposals });

const LOOK = {
  failed: { background: "bg-surface-critical", borderColor: "border-critical" },
  review: { background: "bg-surface-warning", borderColor: "border-warning" },
  none: { background: "bg-surface-success", borderColor: "border-success" },
} as const satisfies Record<string, BoxProps>;

/**
 * The one glance: how many orders need a person, and the way to them. It keeps its height with nothing to show, so that
 * a change arriving live does not move the list under the pointer.
 */
export const NeedsYou = memo(function NeedsYou({ counts, proposals, onOpen }: Props) {
  const { t, format } = useI18n();
  const query = useSearch();
  const total = needingYou({ counts, proposals });
  const toDo = proposed({ proposals });
  const title = total === 0 ? t("needs.none") : t("needs.some", { count: format.number(total) });
  return (
    <Box
      {...LOOK[lookOf({ counts, proposals })]}
      borderWidth="025"
      borderRadius="300"
      padding="300"
      minHeight="3.375rem"
    >
      <InlineStack align="space-between" blockAlign="center" gap="200">
        <div aria-live="polite">
          <Text as="h2" variant="headingSm">
            {title}
          </Text>
        </div>
        <InlineStack gap="200">
          {counts.failed > 0 ? (
            <Button onClick={() => onOpen("failed")}>
              {t("needs.failed", { count: format.number(counts.failed) })}
            </Button>
          ) : null}
          {counts.review > 0 ? (
            <Button onClick={() => onOpen("review")}>
              {t("needs.review", { count: format.number(counts.review) })}
            </Button>
          ) : null}
          {toDo > 0 ? (
            <Button url={pageAddress(query, "/review")}>{t("needs.proposals", { count: format.number(toDo) })}</Button>
          ) : null}
        </InlineStack>
      </InlineStack>
    </Box>
  );
});

function lookOf(waiting: Waiting): keyof typeof LOOK {
  if (waiting.counts.failed > 0) return "failed";
  return needingYou(waiting) > 0 ? "review" : "none";
}
