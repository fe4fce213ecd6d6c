import type { RehearsedOrder } from "../../../../server/http/work-contract.ts";
import type { useRehearsal } from "../../api/setup.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import { AmountTable } from "../../ui/amount-table.tsx";
import { Banner, BlockStack, Button, Text } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { StepFrame } from "./step-card.tsx";
import { useTexts } from "./texts.ts";

type Props = {
  readonly rehearsal: ReturnType<typeof useRehearsal>;
  readonly isReady: boolean;
  readonly isNext: boolean;
};

/** Each invoice that would be issued, and each fault, before anything is switched on. */
export function RehearsalCard({ rehearsal, isReady, isNext }: Props) {
  const t = useTexts();
  const failureText = useFailureText();
  const { data, error, isPending } = rehearsal;
  const orders = data?.orders ?? [];
  const invoices = orders.filter(({ kind }) => kind === "invoice").length;
  return (
    <StepFrame
      title={t("rehearsal.title")}
      state={data === undefined ? (isNext ? "todo" : "later") : "done"}
      action={
        <Button
          variant={isNext ? "primary" : "secondary"}
          disabled={!isReady}
          loading={isPending}
          onClick={() => rehearsal.mutate()}
        >
          {t(data === undefined ? "rehearsal.run" : "rehearsal.again")}
        </Button>
      }
    >
      <BlockStack gap="300">
        <div role="status">
          <Text as="p">
            {isPending ? t("rehearsal.running") : summary(data === undefined, orders.length, invoices, t)}
          </Text>
        </div>
        {error === null ? null : <Banner tone="critical">{failureText(error)}</Banner>}
        {orders.length === 0 ? null : <Outcomes orders={orders} />}
      </BlockStack>
    </StepFrame>
  );
}

function summary(isNew: boolean, total: number, invoices: number, t: ReturnType<typeof useTexts>): string {
  if (isNew) return t("rehearsal.todo");
  return total === 0 ? t("rehearsal.none") : t("rehearsal.done", { invoices, total });
}

function Outcomes({ orders }: { readonly orders: readonly RehearsedOrder[] }) {
  const t = useTexts();
  const i18n = useI18n();
  return (
    <AmountTable
      caption={t("rehearsal.title")}
      columns={[
        { id: "order", title: t("rehearsal.order"), kind: "text" },
        { id: "outcome", title: t("rehearsal.outcome"), kind: "text" },
        { id: "payable", title: t("rehearsal.payable"), kind: "amount" },
        { id: "tax", title: t("rehearsal.tax"), kind: "amount" },
      ]}
      lines={orders.map((order) => ({ id: order.legacyId, cells: cellsOf(order, t, i18n) }))}
    />
  );
}

const cellsOf = (order: RehearsedOrder, t: ReturnType<typeof useTexts>, i18n: I18n) => [
  <span key="order">
    {order.name}
    <Text as="p" variant="bodySm" tone="subdued">
      {order.buyer}
    </Text>
  </span>,
  <span key="outcome">
    {t(`rehearsal.${order.kind}`, { profile: profileText(order, i18n) })}
    {order.why.map((why) => (
      <Text key={why} as="p" variant="bodySm" tone={order.kind === "review" ? "caution" : "subdued"}>
        {why}
      </Text>
    ))}
  </span>,
  order.payable === null ? "" : i18n.format.money(order.payable, order.currency),
  order.tax === null ? "" : i18n.format.money(order.tax, order.currency),
];

function profileText({ profileId }: RehearsedOrder, { t, has }: I18n): string {
  const key = `invoice.profile.${profileId ?? ""}`;
  return has(key) ? t(key) : (profileId ?? "");
}
