import type { DocumentView, InvoiceLineView } from "../../../../server/http/contract.ts";
import { type I18n, useI18n } from "../../i18n/context.tsx";
import { AmountTable } from "../../ui/amount-table.tsx";
import { Text } from "../../ui/polaris.ts";
import { Sums } from "../../ui/sums.tsx";

type Props = { readonly invoice: DocumentView };

export function InvoiceLines({ invoice }: Props) {
  const i18n = useI18n();
  const { t } = i18n;
  return (
    <AmountTable
      caption={t("invoice.lines")}
      columns={[
        { id: "name", title: t("invoice.line.name"), kind: "text" },
        { id: "quantity", title: t("invoice.line.quantity"), kind: "amount" },
        { id: "unitPrice", title: t("invoice.line.unitPrice"), kind: "amount" },
        { id: "allowance", title: t("invoice.line.allowance"), kind: "amount" },
        { id: "net", title: t("invoice.line.net"), kind: "amount" },
        { id: "rate", title: t("invoice.line.rate"), kind: "amount" },
        { id: "tax", title: t("invoice.line.tax"), kind: "amount" },
      ]}
      lines={invoice.lines.map((line) => ({ id: String(line.id), cells: lineCells(line, invoice.currency, i18n) }))}
    />
  );
}

const lineCells = (line: InvoiceLineView, currency: string, { t, format }: I18n) => [
  <span key="name">
    {line.name}
    <Text as="p" variant="bodySm" tone="subdued">
      {[line.sellerCode, t(`invoice.source.${line.taxSource}`)].filter(Boolean).join(" · ")}
    </Text>
  </span>,
  format.number(line.quantity),
  format.unitPrice(line.unitPrice, currency),
  format.money(line.allowance, currency),
  format.money(line.net, currency),
  t("invoice.rate", { rate: line.taxRate }),
  format.money(line.taxAmount, currency),
];

export function InvoiceTaxes({ invoice }: Props) {
  const { t, format } = useI18n();
  return (
    <AmountTable
      caption={t("invoice.taxes")}
      columns={[
        { id: "rate", title: t("invoice.taxes.rate"), kind: "text" },
        { id: "taxable", title: t("invoice.taxes.taxable"), kind: "amount" },
        { id: "tax", title: t("invoice.taxes.tax"), kind: "amount" },
      ]}
      lines={invoice.taxSubtotals.map(({ rate, taxable, tax }, index) => ({
        id: String(index),
        cells: [
          t("invoice.rate", { rate }),
          format.money(taxable, invoice.currency),
          format.money(tax, invoice.currency),
        ],
      }))}
    />
  );
}

export function InvoiceTotals({ invoice }: Props) {
  const { t, format } = useI18n();
  const money = (amount: string) => format.money(amount, invoice.currency);
  const optional = (term: string, amount: string | null) =>
    amount === null ? [] : [{ term, amount: money(amount), isFinal: false }];
  return (
    <Sums
      sums={[
        { term: t("invoice.total.lines"), amount: money(invoice.lineExtension), isFinal: false },
        { term: t("invoice.total.allowance"), amount: money(invoice.allowance), isFinal: false },
        { term: t("invoice.total.taxExclusive"), amount: money(invoice.taxExclusive), isFinal: false },
        ...optional(t("invoice.total.excise"), invoice.excise),
        { term: t("invoice.total.tax"), amount: money(invoice.tax), isFinal: false },
        ...optional(t("invoice.total.withheld"), invoice.withheld),
        { term: t("invoice.total.payable"), amount: money(invoice.payable), isFinal: true },
      ]}
    />
  );
}
