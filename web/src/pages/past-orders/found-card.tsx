import { useState } from "react";
import { useSearch } from "wouter";
import type { BackfillView } from "../../../../server/http/work-contract.ts";
import { useConfirm } from "../../api/past-orders.ts";
import { useI18n } from "../../i18n/context.tsx";
import { istanbulDay } from "../../i18n/istanbul-day.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { AmountTable } from "../../ui/amount-table.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Banner, BlockStack, Button, Card, Checkbox, InlineStack, Link, Text } from "../../ui/polaris.ts";
import { pageAddress } from "../order-list/address.ts";
import { useTexts } from "./texts.ts";

type Found = NonNullable<BackfillView["found"]>;
type Props = { readonly past: BackfillView; readonly isActive: boolean };

/** What could be invoiced, and the merchant's word that it may. */
export function FoundCard({ past: { from, to, found }, isActive }: Props) {
  const t = useTexts();
  const { format } = useI18n();
  if (found === null || from === null || to === null) return null;
  const day = (instant: string) => format.date(istanbulDay(new Date(instant)));
  const totals = Object.entries(found.totals).map(([currency, total]) => format.money(total, currency));
  const worth = totals.length === 0 ? [] : [{ term: t("found.total"), value: totals.join(" + ") }];
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t("found.title")}
          </Text>
          <Text as="p" tone="subdued">
            {t("found.span", { from: day(from), to: day(to) })}
          </Text>
        </BlockStack>
        <Facts
          facts={[
            { term: t("found.seen"), value: format.number(found.seen) },
            { term: t("found.candidates"), value: format.number(found.candidates) },
            ...worth,
          ]}
        />
        {found.late === 0 ? null : (
          <Banner tone="warning" title={t("found.late.title", { count: format.number(found.late) })}>
            <Text as="p">{t("found.late")}</Text>
          </Banner>
        )}
        {found.candidates === 0 ? <Text as="p">{t("found.none")}</Text> : null}
        {found.candidates === 0 ? null : <Some found={found} />}
        {found.candidates === 0 ? null : <Confirm found={found} from={day(from)} isActive={isActive} />}
      </BlockStack>
    </Card>
  );
}

function Some({ found: { some } }: { readonly found: Found }) {
  const t = useTexts();
  const { format } = useI18n();
  const money = (text: string) => {
    const [amount = "", currency = ""] = text.split(" ");
    return format.money(amount, currency);
  };
  return (
    <AmountTable
      caption={t("found.some")}
      columns={[
        { id: "order", title: t("found.order"), kind: "text" },
        { id: "day", title: t("found.day"), kind: "text" },
        { id: "amount", title: t("found.amount"), kind: "amount" },
      ]}
      lines={some.map(({ name, processedAt, total }) => ({
        id: `${name} ${processedAt}`,
        cells: [name, format.instant(processedAt), money(total)],
      }))}
    />
  );
}

type ConfirmProps = { readonly found: Found; readonly from: string; readonly isActive: boolean };

function Confirm({ found: { look, candidates }, from, isActive }: ConfirmProps) {
  const t = useTexts();
  const { format } = useI18n();
  const query = useSearch();
  const [isMine, setIsMine] = useState(false);
  const { mutateAsync, isPending, error } = useConfirm();
  // Once confirmed, this part is gone with its callbacks; a failure stands in the banner.
  const confirm = () =>
    void mutateAsync({ look }).then(
      () => showToast(t("confirmed.toast")),
      () => undefined,
    );
  return (
    <BlockStack gap="300">
      {error === null ? null : <Banner tone="critical">{t("confirm.refused")}</Banner>}
      {isActive ? null : <Banner tone="info">{t("confirm.off")}</Banner>}
      <Text as="p">{t("confirm.first", { day: from })}</Text>
      <Text as="p">
        <Link url={pageAddress(query, "/adopt")}>{t("confirm.adopt")}</Link>
      </Text>
      <Checkbox label={t("confirm.mine")} checked={isMine} onChange={setIsMine} />
      <InlineStack>
        <Button variant="primary" disabled={!isMine} loading={isPending} onClick={confirm}>
          {t("confirm.start", { count: format.number(candidates) })}
        </Button>
      </InlineStack>
    </BlockStack>
  );
}
