import type { DayView } from "../../../../server/http/work-contract.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import { AmountTable } from "../../ui/amount-table.tsx";
import { DayBars } from "../../ui/day-bars.tsx";
import { BlockStack, Card, InlineGrid, Text } from "../../ui/polaris.ts";
import { Unfold } from "../../ui/unfold.tsx";
import { amountsOf, CHART_CURRENCY, countsOf, type DayColumn, moneyText, share, tallest, totalOf } from "./days.ts";

type Props = { readonly days: readonly DayView[] };

/** How many invoices, and how much, on each of the last days. */
export function DaysCard({ days }: Props) {
  const { t } = useI18n();
  const isEmpty = days.every(({ count }) => count === 0);
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {t("home.days")}
        </Text>
        {isEmpty ? <Text as="p">{t("home.days.none")}</Text> : <Figures days={days} />}
      </BlockStack>
    </Card>
  );
}

function Figures({ days }: Props) {
  const { t, format } = useI18n();
  const lira = (value: bigint) => format.money(moneyText(value), CHART_CURRENCY);
  const number = (value: bigint) => format.number(Number(value));
  const counts = countsOf(days);
  const amounts = amountsOf(days);
  return (
    <>
      <InlineGrid columns={{ xs: 1, md: 2 }} gap="500">
        <Chart columns={counts} title={t("home.days.count", { count: number(sumOf(counts)) })} show={number} />
        <Chart columns={amounts} title={t("home.days.amount", { amount: lira(sumOf(amounts)) })} show={lira} />
      </InlineGrid>
      <Unfold summary={t("home.days.table")}>
        <DayTable days={days} />
      </Unfold>
    </>
  );
}

const sumOf = (columns: readonly DayColumn[]): bigint => totalOf(columns.map(({ value }) => value));

type ChartProps = {
  readonly columns: readonly DayColumn[];
  readonly title: string;
  readonly show: (value: bigint) => string;
};

function Chart({ columns, title, show }: ChartProps) {
  const { t, format } = useI18n();
  const most = tallest(columns);
  const dayOf = (index: number) => format.shortDate(columns.at(index)?.day ?? "");
  return (
    <BlockStack gap="200">
      <Text as="h3" variant="headingSm">
        {title}
      </Text>
      <DayBars
        bars={columns.map(({ day, value }) => ({
          id: day,
          title: `${format.shortDate(day)}: ${show(value)}`,
          share: share(value, most),
        }))}
        top={t("home.days.most", { value: show(most) })}
        ends={[dayOf(0), dayOf(-1)]}
      />
    </BlockStack>
  );
}

/** Newest first, days without an invoice left out. */
function DayTable({ days }: Props) {
  const i18n = useI18n();
  const { t, format } = i18n;
  return (
    <AmountTable
      caption={t("home.days")}
      columns={[
        { id: "day", title: t("home.days.day"), kind: "text" },
        { id: "count", title: t("home.days.invoices"), kind: "amount" },
        { id: "total", title: t("home.days.total"), kind: "amount" },
      ]}
      lines={days
        .filter(({ count }) => count > 0)
        .toReversed()
        .map((day) => ({
          id: day.day,
          cells: [format.date(day.day), format.number(day.count), amountText(day, i18n)],
        }))}
    />
  );
}

const amountText = ({ amounts }: DayView, { format }: I18n): string =>
  amounts.map(({ currency, total }) => format.money(total, currency)).join(" + ");
