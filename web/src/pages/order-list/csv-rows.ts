import type { ExportedInvoice, ExportedOrder } from "../../../../server/http/order-export-contract.ts";
import type { I18n } from "../../i18n/context.tsx";
import type { TranslateOf } from "../../i18n/translate.ts";
import { csvAmount, csvDay } from "./csv.ts";
import type { ListKey } from "./texts/tr.ts";

type Words = { readonly i18n: I18n; readonly list: TranslateOf<ListKey> };
type Column = {
  readonly title: string;
  readonly cell: (row: Row) => string;
};
/** `isFurther` of an order's earlier documents: what is the order's own stands once, so that a column can be summed. */
type Row = { readonly order: ExportedOrder; readonly invoice: ExportedInvoice | null; readonly isFurther: boolean };

/** The orders with a row for each document they got, or one for an order that has none; headings first. */
export function csvRows(orders: readonly ExportedOrder[], words: Words): readonly (readonly string[])[] {
  const columns = [
    ...orderColumns(words),
    ...invoiceColumns(words),
    ...taxColumns(orders, words),
    ...whyColumns(words),
  ];
  const rows = orders.flatMap(rowsOf).map((row) => columns.map(({ cell }) => cell(row)));
  return [columns.map(({ title }) => title), ...rows];
}

const rowsOf = (order: ExportedOrder): readonly Row[] =>
  order.invoices.length === 0
    ? [{ order, invoice: null, isFurther: false }]
    : order.invoices.map((invoice, place) => ({ order, invoice, isFurther: place > 0 }));

const orderColumns = ({ i18n: { t, format, language }, list }: Words): readonly Column[] => [
  { title: t("list.column.order"), cell: ({ order }) => order.name },
  { title: t("list.column.date"), cell: ({ order }) => format.instant(order.processedAt) },
  { title: t("list.column.buyer"), cell: ({ order }) => order.buyer },
  {
    title: list("csv.orderTotal"),
    cell: ({ order, isFurther }) => (isFurther ? "" : csvAmount(order.total, language)),
  },
  { title: list("csv.currency"), cell: ({ order }) => order.currency },
  { title: t("list.column.state"), cell: ({ order, invoice }) => t(`state.${(invoice ?? order).state}`) },
];

const invoiceColumns = ({ i18n: { t, language }, list }: Words): readonly Column[] => {
  const of = (title: string, cell: (invoice: ExportedInvoice) => string): Column => ({
    title,
    cell: ({ invoice }) => (invoice === null ? "" : cell(invoice)),
  });
  return [
    {
      title: t("list.column.number"),
      cell: ({ order, invoice }) => (invoice === null ? order.invoiceNumber : invoice.number) ?? "",
    },
    of(list("csv.invoiceDate"), ({ issueDate }) => csvDay(issueDate, language)),
    of(list("csv.invoiceBuyer"), ({ buyerName }) => buyerName),
    of(list("csv.taxId"), ({ buyerTaxId }) => buyerTaxId),
    of(list("csv.payable"), ({ payable }) => csvAmount(payable, language)),
    of(list("csv.invoiceCurrency"), ({ currency }) => currency),
    of(list("csv.exchangeRate"), ({ exchangeRate }) => csvAmount(exchangeRate, language)),
    of(list("csv.profile"), ({ profileId }) => profileId),
    of(list("csv.type"), ({ type }) => type),
    of(list("csv.ettn"), ({ ettn }) => ettn),
    of(list("csv.withheld"), ({ withheld }) => csvAmount(withheld, language)),
  ];
};

/** Base and KDV of each rate that any of the documents has, the lowest first. */
function taxColumns(orders: readonly ExportedOrder[], { i18n: { language }, list }: Words): readonly Column[] {
  const taxes = orders.flatMap(({ invoices }) => invoices).flatMap((invoice) => invoice.taxes);
  const rates = [...new Set(taxes.map(({ rate }) => rate))].toSorted((one, other) => one - other);
  const amount = (rate: number, name: "taxable" | "tax"): Column => ({
    title: list(`csv.${name}`, { rate }),
    cell: ({ invoice }) => csvAmount(invoice?.taxes.find((each) => each.rate === rate)?.[name] ?? null, language),
  });
  return rates.flatMap((rate) => [amount(rate, "taxable"), amount(rate, "tax")]);
}

const whyColumns = ({ i18n: { format }, list }: Words): readonly Column[] => [
  {
    title: list("csv.lastDay"),
    cell: ({ order, isFurther }) => (isFurther || order.lastDay === null ? "" : format.date(order.lastDay)),
  },
  { title: list("csv.reason"), cell: ({ order, isFurther }) => (isFurther ? "" : (order.reason?.text ?? "")) },
];
