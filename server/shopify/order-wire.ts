import { z } from "zod";
import { toOrderId } from "../invoice/ids.ts";
import { parseKurus } from "../invoice/money/money.ts";
import { CURRENCY_CODE } from "./order-faults.ts";
import { percentText } from "./percent.ts";

/*
 * An order as Admin GraphQL 2026-10 writes it, and as a person may write it into a file: lists may be missing or wrapped
 * as a connection, blank text counts as none. What an amount depends on has no default.
 */

const text = z
  .string()
  .nullish()
  .transform((value) => value?.trim() || undefined);

const requiredText = z.string().trim().min(1);
const flag = z.boolean().nullish();
const instant = z.iso.datetime({ offset: true }).transform((value) => new Date(value));
const maybeInstant = instant.nullish().transform((value) => value ?? undefined);

const kurus = z.string().transform((value, context) => {
  const amount = parseKurus(value, "");
  if (amount.ok) return amount.value;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

const money = z.object({ shopMoney: z.object({ amount: kurus }) }).transform((bag) => bag.shopMoney.amount);
const maybeMoney = money.nullish().transform((amount) => amount ?? undefined);

/** Shopify's UnsignedInt64 comes as text. */
const grams = z
  .union([z.int().nonnegative(), z.string().regex(/^\d{1,12}$/)])
  .nullish()
  .transform((value) => (value === null || value === undefined ? undefined : Number(value)));

const orderId = z.union([z.string(), z.int()]).transform((value, context) => {
  const id = toOrderId(value);
  if (id !== undefined) return id;
  context.addIssue({ code: "custom" });
  return z.NEVER;
});

const connection = z.union([
  z.object({ nodes: z.array(z.unknown()) }).transform(({ nodes }) => nodes),
  z.object({ edges: z.array(z.object({ node: z.unknown() })) }).transform(({ edges }) => edges.map(({ node }) => node)),
]);

/** The items of a plain list or of a connection; anything else is left for the schema behind it to refuse. */
const toItems = (value: unknown): unknown => {
  if (Array.isArray(value)) return value;
  const read = connection.safeParse(value);
  return read.success ? read.data : value;
};

const requiredList = <T extends z.ZodType>(item: T) => z.preprocess(toItems, z.array(item));
const list = <T extends z.ZodType>(item: T) => z.preprocess((value) => toItems(value ?? []), z.array(item));

/** `undefined` for one left out or cut off: what is not in a part may be in the rest. */
const wholeList = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (isCutOff(value) ? undefined : toItems(value ?? undefined)), z.array(item).optional());

const cutOff = z.object({ pageInfo: z.object({ hasNextPage: z.literal(true) }) });
const isCutOff = (value: unknown): boolean => cutOff.safeParse(value).success;

const number = z
  .union([z.number(), z.string()])
  .nullish()
  .transform((value) => value ?? undefined);

const taxLine = z.object({ rate: number, ratePercentage: number, priceSet: money }).transform((line, context) => {
  const percent = percentText(line);
  if (percent !== undefined) return { percent, amount: line.priceSet };
  context.addIssue({ code: "custom", path: ["rate"] });
  return z.NEVER;
});

const discount = z.object({ allocatedAmountSet: money }).transform(({ allocatedAmountSet }) => allocatedAmountSet);
const attribute = z.object({ key: text, value: text });
const count = z.int().nonnegative();

const line = z.object({
  id: text,
  name: text,
  title: text,
  sku: text,
  quantity: count,
  currentQuantity: count.nullish(),
  originalTotalSet: money,
  discountAllocations: list(discount),
  taxLines: list(taxLine),
  isGiftCard: flag,
  taxable: flag,
  requiresShipping: flag,
  customAttributes: list(attribute),
  product: z
    .object({
      id: text,
      productType: text,
      tags: list(z.string()),
      collections: wholeList(z.object({ id: text, handle: text })),
      metafields: wholeList(z.object({ namespace: text, key: text, value: text })),
    })
    .nullish(),
});

const shippingLine = z.object({
  id: text,
  title: text,
  code: text,
  deliveryCategory: text,
  originalPriceSet: money,
  currentDiscountedPriceSet: maybeMoney,
  discountAllocations: list(discount),
  taxLines: list(taxLine),
});

const refund = z.object({
  totalRefundedSet: maybeMoney,
  refundLineItems: list(
    z.object({
      quantity: count,
      lineItem: z.object({ id: text }).nullish(),
      subtotalSet: money,
      totalTaxSet: maybeMoney,
    }),
  ),
  refundShippingLines: list(z.object({ subtotalAmountSet: money, shippingLine: z.object({ id: text }).nullish() })),
});

const fee = z.object({ name: text, price: money, taxLines: list(taxLine) });
const cashRounding = z.object({ paymentSet: maybeMoney, refundSet: maybeMoney });

const address = z
  .object({
    firstName: text,
    lastName: text,
    company: text,
    address1: text,
    address2: text,
    city: text,
    province: text,
    zip: text,
    countryCodeV2: text,
    country: text,
    phone: text,
  })
  .nullish();

const transaction = z.object({
  kind: requiredText,
  status: requiredText,
  gateway: text,
  formattedGateway: text,
  manualPaymentGateway: flag,
  amountSet: money,
  processedAt: maybeInstant,
  createdAt: maybeInstant,
});

const fulfillment = z.object({
  status: text,
  displayStatus: text,
  requiresShipping: flag,
  createdAt: instant,
  trackingInfo: list(z.object({ company: text, number: text })),
});

const company = z.object({
  company: z.object({ name: text }).nullish(),
  location: z.object({ name: text, taxSettings: z.object({ taxRegistrationId: text }).nullish() }).nullish(),
});

export const orderWire = z.object({
  id: orderId,
  name: requiredText,
  createdAt: maybeInstant,
  processedAt: maybeInstant,
  updatedAt: maybeInstant,
  cancelledAt: maybeInstant,
  test: flag,
  fullyPaid: flag,
  displayFinancialStatus: text,
  displayFulfillmentStatus: text,
  poNumber: text,
  paymentTerms: z.object({ paymentTermsName: text, paymentTermsType: text, dueInDays: count.nullish() }).nullish(),
  sourceName: text,
  merchantOfRecordApp: z.object({ id: text, name: text }).nullish(),
  currencyCode: z.string().regex(CURRENCY_CODE),
  taxesIncluded: z.boolean(),
  taxExempt: flag,
  totalPriceSet: money,
  currentTotalPriceSet: maybeMoney,
  totalRefundedSet: maybeMoney,
  refunds: list(refund),
  totalTipReceivedSet: maybeMoney,
  additionalFees: list(fee),
  currentTotalAdditionalFeesSet: maybeMoney,
  totalCashRoundingAdjustment: cashRounding.nullish(),
  currentTotalDutiesSet: maybeMoney,
  lineItems: requiredList(line),
  shippingLines: list(shippingLine),
  billingAddress: address,
  shippingAddress: address,
  email: text,
  phone: text,
  customer: z.object({ taxSettings: z.object({ taxId: text }).nullish() }).nullish(),
  purchasingEntity: company.nullish(),
  localizedFields: list(z.object({ key: text, value: text })),
  metafield: z.object({ value: text }).nullish(),
  ettn: z.object({ value: text }).nullish(),
  customAttributes: list(attribute),
  metafields: list(attribute),
  transactions: list(transaction),
  paymentGatewayNames: list(z.string()),
  fulfillments: list(fulfillment),
  currentTotalWeight: grams,
  tags: list(z.string()),
});

export type OrderWire = z.infer<typeof orderWire>;
