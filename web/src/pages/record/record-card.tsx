import { useState } from "react";
import { useSearch } from "wouter";
import type { RecordEntry } from "../../../../server/http/work-contract.ts";
import { useRecord } from "../../api/record.ts";
import { useI18n } from "../../i18n/context.tsx";
import { BlockStack, Button, Card, InlineStack, Link, Select, SkeletonBodyText, Text } from "../../ui/polaris.ts";
import { Story } from "../../ui/story.tsx";
import { FailureBanner } from "../failure-banner.tsx";
import { orderAddress } from "../order-list/address.ts";
import { actorText, entryText } from "./entry-text.ts";
import { useTexts } from "./texts.ts";

const GROUPS = ["people", "app", "all"] as const;

/** Every event of the shop and of its orders, the newest first, of everybody or of one. */
export function RecordCard() {
  const t = useTexts();
  const [by, setBy] = useState("people");
  const record = useRecord(by);
  const entries = record.data?.pages.flatMap((page) => page.entries) ?? [];
  const people = usePeople(entries);
  const options = [...GROUPS.map((value) => ({ value: value as string, label: t(`record.by.${value}`) })), ...people];
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("record.title")}
        </Text>
        <Select label={t("record.by")} options={options} value={by} onChange={setBy} />
        {record.isPending ? <SkeletonBodyText lines={6} /> : null}
        {record.isError ? (
          <FailureBanner title={t("record.error")} error={record.error} onRetry={() => void record.refetch()} />
        ) : null}
        {record.isSuccess && entries.length === 0 ? <Text as="p">{t("record.none")}</Text> : null}
        {entries.length === 0 ? null : <Entries entries={entries} />}
        {record.hasNextPage ? (
          <InlineStack>
            <Button onClick={() => void record.fetchNextPage()} loading={record.isFetchingNextPage}>
              {t("record.older")}
            </Button>
          </InlineStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

type Option = { readonly value: string; readonly label: string };

/** Everybody seen so far may be chosen alone; who was seen once stays in the list. */
function usePeople(entries: readonly RecordEntry[]): readonly Option[] {
  const t = useTexts();
  const [seen, setSeen] = useState<readonly Option[]>([]);
  const known = new Set(seen.map(({ value }) => value));
  const found = entries
    .filter(({ actor }) => actor.kind === "user")
    .map(({ actor }) => ({ value: `user ${actor.id}`, label: actorText(actor, t) }));
  const fresh = [...new Map(found.map((option) => [option.value, option])).values()].filter(
    ({ value }) => !known.has(value),
  );
  if (fresh.length > 0) setSeen([...seen, ...fresh]);
  return seen;
}

function Entries({ entries }: { readonly entries: readonly RecordEntry[] }) {
  const t = useTexts();
  const i18n = useI18n();
  const query = useSearch();
  const lines = entries.map((entry) => ({
    id: String(entry.id),
    at: entry.at,
    shownAt: `${i18n.format.instant(entry.at)} · ${actorText(entry.actor, t)}`,
    text: (
      <>
        {entry.order === null ? null : (
          <>
            <Link url={orderAddress(query, entry.order.legacyId, "record")}>{entry.order.name}</Link>{" "}
          </>
        )}
        {entryText(entry, t, i18n)}
      </>
    ),
  }));
  return <Story lines={lines} />;
}
