import { memo } from "react";
import type { ListedOrder } from "../../../../server/http/contract.ts";
import { useI18n } from "../../i18n/context.tsx";
import { openAddress } from "../../ui/open-address.ts";
import { BlockStack, Box, Checkbox, IndexTable, InlineStack, Link, Text } from "../../ui/polaris.ts";
import { Wrap } from "../../ui/wrap.tsx";
import { StateBadge } from "../state-badge.tsx";
import { useTexts } from "./texts.ts";

type RowProps = {
  readonly order: ListedOrder;
  readonly position: number;
  readonly isChosen: boolean;
  readonly address: string;
  /** On a phone, once something is chosen there; null where Polaris has boxes of its own, or nothing is chosen. */
  readonly onToggle: ((legacyId: string, isChosen: boolean) => void) | null;
};

/** Drawn again only when its own order changed or was chosen: a table has many rows, and choosing one must be felt at once. */
export const WideRow = memo(function WideRow({ order, position, isChosen, address }: RowProps) {
  const { t, format } = useI18n();
  return (
    <IndexTable.Row {...useRow({ order, position, isChosen, address })}>
      <IndexTable.Cell>
        <OrderLink name={order.name} address={address} />
      </IndexTable.Cell>
      <IndexTable.Cell>{format.instant(order.processedAt)}</IndexTable.Cell>
      <IndexTable.Cell>
        <Box maxWidth="12rem">
          <Text as="span" truncate>
            {order.buyer}
          </Text>
        </Box>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <Amount order={order} />
      </IndexTable.Cell>
      <IndexTable.Cell>
        <BlockStack gap="050" inlineAlign="start">
          <StateBadge state={order.state} />
          <Why order={order} />
        </BlockStack>
      </IndexTable.Cell>
      <IndexTable.Cell>
        {order.invoiceNumber === null ? (
          <Text as="span" tone="subdued">
            <span aria-hidden>—</span>
            <Text as="span" visuallyHidden>
              {t("list.noNumber")}
            </Text>
          </Text>
        ) : (
          order.invoiceNumber
        )}
      </IndexTable.Cell>
    </IndexTable.Row>
  );
});

export const PhoneRow = memo(function PhoneRow({ order, position, isChosen, address, onToggle }: RowProps) {
  const { format } = useI18n();
  return (
    <IndexTable.Row {...useRow({ order, position, isChosen, address })}>
      <Box padding="300" width="100%">
        <BlockStack gap="100">
          <InlineStack align="space-between" blockAlign="center" gap="200">
            <InlineStack gap="200" blockAlign="center">
              {onToggle === null ? null : <ChoosingBox order={order} isChosen={isChosen} onToggle={onToggle} />}
              <OrderLink name={order.name} address={address} />
            </InlineStack>
            <StateBadge state={order.state} />
          </InlineStack>
          <Why order={order} />
          <InlineStack align="space-between" gap="200" wrap={false}>
            <Text as="span" breakWord>
              {order.buyer}
            </Text>
            <Amount order={order} />
          </InlineStack>
          <InlineStack align="space-between" gap="200" wrap={false}>
            <Text as="span" tone="subdued" variant="bodySm">
              {format.instant(order.processedAt)}
            </Text>
            <Text as="span" tone="subdued" variant="bodySm">
              {order.invoiceNumber ?? ""}
            </Text>
          </InlineStack>
        </BlockStack>
      </Box>
    </IndexTable.Row>
  );
});

type BoxProps = Pick<RowProps, "order" | "isChosen"> & { readonly onToggle: NonNullable<RowProps["onToggle"]> };

/** A press on the box must not open the order as one on its row does. */
function ChoosingBox({ order, isChosen, onToggle }: BoxProps) {
  const list = useTexts();
  return (
    <span onClick={(event) => event.stopPropagation()}>
      <Checkbox
        label={list("choose", { name: order.name })}
        labelHidden
        checked={isChosen}
        onChange={(isNow) => onToggle(order.legacyId, isNow)}
      />
    </span>
  );
}

function useRow({ order, position, isChosen, address }: Omit<RowProps, "onToggle">) {
  const list = useTexts();
  return {
    id: order.legacyId,
    position,
    selected: isChosen,
    accessibilityLabel: list("choose", { name: order.name }),
    onClick: () => openAddress(address),
  };
}

/** Beside an invoice's number stands what that invoice says; the order's total as well where it is another. */
function Amount({ order: { total, payable, currency } }: Pick<RowProps, "order">) {
  const { format } = useI18n();
  const list = useTexts();
  const shown = (
    <Text as="span" alignment="end" numeric>
      {format.money(payable ?? total, currency)}
    </Text>
  );
  if (payable === null || payable === total) return shown;
  return (
    <BlockStack inlineAlign="end">
      {shown}
      <Text as="span" alignment="end" variant="bodySm" tone="subdued">
        {list("row.total", { total: format.money(total, currency) })}
      </Text>
    </BlockStack>
  );
}

const OrderLink = ({ name, address }: { readonly name: string; readonly address: string }) => (
  <Link url={address} monochrome removeUnderline dataPrimaryLink>
    <Text as="span" fontWeight="semibold">
      {name}
    </Text>
  </Link>
);

/** A state without an invoice always says why: the first fault in words, and how many more there are. */
function Why({ order }: { readonly order: ListedOrder }) {
  const { t, format } = useI18n();
  const list = useTexts();
  const { reason, faultCount } = order;
  const lastDay = order.lastDay === null ? "" : t("list.lastDay", { day: format.date(order.lastDay) });
  const shownUntil = order.shownUntil === null ? "" : list("row.shownUntil", { day: format.date(order.shownUntil) });
  const days = [lastDay, shownUntil].filter((text) => text !== "");
  const daysShown = days.map((text) => <Small key={text} text={text} tone="subdued" />);
  if (reason === null && faultCount === 0) return daysShown;
  const more = faultCount > 1 ? ` (+${format.number(faultCount - 1)})` : "";
  const text = reason === null ? t("list.faultCount", { count: format.number(faultCount) }) : `${reason.text}${more}`;
  return (
    <>
      <Small text={text} tone={faultCount > 0 ? "caution" : "subdued"} />
      {daysShown}
    </>
  );
}

const Small = ({ text, tone }: { readonly text: string; readonly tone: "caution" | "subdued" }) => (
  <Wrap>
    <Text as="span" variant="bodySm" tone={tone}>
      {text}
    </Text>
  </Wrap>
);
