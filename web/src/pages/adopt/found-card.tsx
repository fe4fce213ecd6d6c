import { useSearch } from "wouter";
import type { AdoptedOrder } from "../../api/adopt.ts";
import { useI18n } from "../../i18n/context.tsx";
import { AmountTable } from "../../ui/amount-table.tsx";
import { Banner, BlockStack, Button, Card, InlineStack, Link, Text } from "../../ui/polaris.ts";
import { orderAddress } from "../order-list/address.ts";
import { useTexts } from "./texts.ts";
import type { AdoptStage } from "./use-adoption.ts";

type Props = { readonly stage: AdoptStage; readonly onMark: () => void };

/** A page can show so many; the counts above tell of all. */
const SHOWN = 200;

/** What would become of each order that bears the sign, or what became of it. */
export function FoundCard({ stage, onMark }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  const { kind, state, isStopped } = stage;
  const isDone = kind === "marked";
  const marked = state.found.filter(({ outcome }) => outcome === "marked").length;
  const shown = {
    seen: format.number(state.seen),
    found: format.number(state.found.length),
    marked: format.number(marked),
    count: format.number(marked),
    left: format.number(state.left),
  };
  const told = isDone ? "done.some" : state.found.length === 0 ? "found.none" : "found.some";
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t(isDone ? "done.title" : "found.title")}
        </Text>
        <div role="status">
          <Text as="p">{t(told, shown)}</Text>
        </div>
        {isStopped && !isDone ? <Banner tone="warning">{t("found.stopped")}</Banner> : null}
        {state.left === 0 ? null : <Banner tone="warning">{t("done.left", shown)}</Banner>}
        {isDone || marked === 0 ? null : (
          <InlineStack>
            <Button variant="primary" onClick={onMark}>
              {t("mark", shown)}
            </Button>
          </InlineStack>
        )}
        {state.found.length === 0 ? null : <FoundOrders found={state.found} isDone={isDone} />}
        {state.found.length > SHOWN ? (
          <Text as="p" tone="subdued">
            {t("found.more", { shown: SHOWN })}
          </Text>
        ) : null}
      </BlockStack>
    </Card>
  );
}

type FoundProps = { readonly found: readonly AdoptedOrder[]; readonly isDone: boolean };

function FoundOrders({ found, isDone }: FoundProps) {
  const t = useTexts();
  const query = useSearch();
  return (
    <AmountTable
      caption={t(isDone ? "done.title" : "found.title")}
      columns={[
        { id: "order", title: t("found.order"), kind: "text" },
        { id: "outcome", title: t(isDone ? "done.outcome" : "found.outcome"), kind: "text" },
      ]}
      lines={found.slice(0, SHOWN).map(({ legacyId, name, outcome }) => ({
        id: legacyId,
        cells: [
          // An order that is only about to be marked may not be here yet.
          isDone || outcome !== "marked" ? (
            <Link key="order" url={orderAddress(query, legacyId)}>
              {name}
            </Link>
          ) : (
            name
          ),
          t(isDone ? `did.${outcome}` : `will.${outcome}`),
        ],
      }))}
    />
  );
}
