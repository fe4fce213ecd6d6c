import type { MoneyKind } from "../invoice/document-currency.ts";
import { type Fault, fault } from "../invoice/fault.ts";
import { type Kurus, sum } from "../invoice/money/money.ts";
import type * as read from "../invoice/order.ts";
import { err, ok, type Result } from "../invoice/result.ts";
import { orderFaults } from "./order-faults.ts";
import { type OrderWire, orderWire } from "./order-wire.ts";
import { inMoney } from "./presentment.ts";
import { readTaxData } from "./tax-data.ts";

/**
 * Reads the `order` object of Admin GraphQL 2026-10, from Shopify or from a file. All that cannot be read is told at once.
 * Amounts are of the kind asked for, every one of them.
 * `website` belongs to the shop and not to the order, so it stays `undefined`.
 */
export function parseOrder(told: unknown, kind: MoneyKind = "shop"): Result<read.Order, readonly Fault[]> {
  const json = inMoney(told, kind);
  const wire = orderWire.safeParse(json);
  const faults = orderFaults(json, wire.success ? [] : wire.error.issues);
  if (!wire.success || faults.length > 0) return err(faults);
  const times = timesOf(wire.data);
  return times === undefined ? err([fault("ORDER_UNREADABLE", "order.processedAt")]) : ok(toOrder(wire.data, times));
}

type Times = Pick<read.Order, "createdAt" | "processedAt" | "updatedAt">;

/** Shopify always sends all three; a file may hold only one of the first two. */
function timesOf({ createdAt, processedAt, updatedAt }: OrderWire): Times | undefined {
  const placedAt = processedAt ?? createdAt;
  if (placedAt === undefined) return undefined;
  return { createdAt: createdAt ?? placedAt, processedAt: placedAt, updatedAt: updatedAt ?? placedAt };
}

function toOrder(wire: OrderWire, times: Times): read.Order {
  return {
    ...times,
    id: wire.id,
    name: wire.name,
    cancelledAt: wire.cancelledAt,
    isTest: wire.test ?? false,
    isFullyPaid: wire.fullyPaid ?? PAID_STATUSES.has(wire.displayFinancialStatus ?? ""),
    financialStatus: wire.displayFinancialStatus,
    channel: wire.sourceName,
    merchantOfRecord: wire.merchantOfRecordApp?.name ?? wire.merchantOfRecordApp?.id,
    currency: wire.currencyCode,
    pricesIncludeTax: wire.taxesIncluded,
    isTaxExempt: wire.taxExempt ?? false,
    total: wire.totalPriceSet,
    currentTotal: wire.currentTotalPriceSet ?? wire.totalPriceSet,
    refunded: wire.totalRefundedSet ?? sum(wire.refunds.map(({ totalRefundedSet }) => totalRefundedSet ?? 0n)),
    refundedLines: wire.refunds.flatMap(({ refundLineItems }) => refundLineItems.map(toRefundedLine)),
    tip: wire.totalTipReceivedSet ?? 0n,
    fees: wire.additionalFees.map(({ name, price, taxLines }) => ({ name: name ?? "", price, taxLines })),
    currentFees: wire.currentTotalAdditionalFeesSet,
    cashRounding: wire.totalCashRoundingAdjustment?.paymentSet || (wire.totalCashRoundingAdjustment?.refundSet ?? 0n),
    duties: wire.currentTotalDutiesSet ?? 0n,
    lines: wire.lineItems.map(toLine),
    shippingLines: wire.shippingLines.map((line) => toShippingLine(line, wire.refunds)),
    billing: toAddress(wire.billingAddress),
    shipping: toAddress(wire.shippingAddress),
    email: wire.email,
    phone: wire.phone,
    companyLocation: toCompany(wire.purchasingEntity),
    taxIds: taxIdsOf(wire),
    // The shop's own metafields say the same things as the cart's attributes, under the same names.
    attributes: [
      ...attributesOf([...wire.customAttributes, ...wire.metafields]),
      ...readTaxData(wire.metafield?.value).attributes,
    ],
    transactions: wire.transactions.map((transaction) => toTransaction(transaction, times.processedAt)),
    gateways: wire.paymentGatewayNames,
    fulfillments: wire.fulfillments.map(toFulfillment),
    weightGrams: wire.currentTotalWeight,
    isFulfilled: wire.displayFulfillmentStatus === "FULFILLED",
    isSentLater: SENT_LATER.has(wire.displayFulfillmentStatus ?? ""),
    poNumber: wire.poNumber,
    paymentTerms: toPaymentTerms(wire.paymentTerms),
    website: undefined,
    tags: wire.tags,
    shownEttn: wire.ettn?.value,
  };
}

/** Shopify schedules what a selling plan defers; pre-order apps put it on hold. */
const SENT_LATER = new Set(["SCHEDULED", "ON_HOLD"]);

const PAID_STATUSES = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

function toLine(line: OrderWire["lineItems"][number], index: number): read.OrderLine {
  return {
    id: line.id ?? String(index + 1),
    name: line.name ?? line.title ?? "",
    sku: line.sku,
    quantity: line.quantity,
    currentQuantity: line.currentQuantity ?? line.quantity,
    originalTotal: line.originalTotalSet,
    discount: sum(line.discountAllocations),
    taxLines: line.taxLines,
    isGiftCard: line.isGiftCard ?? false,
    isTaxable: line.taxable ?? true,
    requiresShipping: line.requiresShipping ?? true,
    productType: line.product?.productType,
    tags: line.product?.tags ?? [],
    ...productFacts(line.product),
    attributes: attributesOf(line.customAttributes),
  };
}

/** Collections and metafields stand in files; of a live shop they are read from the product, where a rule asks for them. */
function productFacts(product: OrderWire["lineItems"][number]["product"]) {
  if (!product) return {};
  const { id, collections, metafields } = product;
  const named = metafields?.map(({ namespace, key, value }) => ({
    key: `${namespace ?? "custom"}.${key ?? ""}`,
    value,
  }));
  return {
    ...(id !== undefined && { productId: id }),
    ...(collections && { collections: collections.flatMap(namesOf) }),
    ...(named && { metafields: attributesOf(named) }),
  };
}

const namesOf = ({ id, handle }: { readonly id: string | undefined; readonly handle: string | undefined }) =>
  [handle, id?.replace(/^.*\//, "")].filter((name) => name !== undefined);

const attributesOf = (attributes: OrderWire["customAttributes"]): readonly read.OrderAttribute[] =>
  attributes.flatMap(({ key, value }) => (key && value ? [{ key, value }] : []));

function toShippingLine(line: ShippingLine, refunds: OrderWire["refunds"]): read.OrderShippingLine {
  const discount = sum(line.discountAllocations);
  const charged = line.originalPriceSet - discount;
  return {
    title: line.title ?? "",
    code: line.code,
    category: line.deliveryCategory,
    originalTotal: line.originalPriceSet,
    discount,
    currentPrice: line.currentDiscountedPriceSet ?? charged - shippingRefundOf(line, refunds),
    taxLines: line.taxLines,
  };
}

type ShippingLine = OrderWire["shippingLines"][number];

/**
 * What a file's refunds gave back of a shipping line; Shopify itself tells what is left. One that names no line may be any
 * line's: it is counted for each, and with several the sums no longer agree.
 */
function shippingRefundOf({ id }: ShippingLine, refunds: OrderWire["refunds"]): Kurus {
  const mayBeOf = (other: string | undefined) => id === undefined || other === undefined || other === id;
  const own = refunds
    .flatMap(({ refundShippingLines }) => refundShippingLines)
    .filter(({ shippingLine }) => mayBeOf(shippingLine?.id));
  return sum(own.map(({ subtotalAmountSet }) => subtotalAmountSet));
}

type RefundLine = OrderWire["refunds"][number]["refundLineItems"][number];

const toRefundedLine = ({ lineItem, quantity, subtotalSet, totalTaxSet }: RefundLine): read.OrderRefundedLine => ({
  lineId: lineItem?.id ?? "",
  quantity,
  subtotal: subtotalSet,
  tax: totalTaxSet ?? 0n,
});

function toAddress(address: OrderWire["billingAddress"]): read.OrderAddress | undefined {
  if (!address) return undefined;
  const { countryCodeV2: countryCode, ...rest } = address;
  return { ...rest, countryCode };
}

function toCompany(entity: OrderWire["purchasingEntity"]): read.OrderCompany | undefined {
  const name = entity?.company?.name ?? entity?.location?.name;
  return name === undefined ? undefined : { name, taxId: entity?.location?.taxSettings?.taxRegistrationId };
}

function toPaymentTerms(terms: OrderWire["paymentTerms"]): read.OrderPaymentTerms | undefined {
  const name = terms?.paymentTermsName;
  return name === undefined
    ? undefined
    : { name, dueInDays: terms?.dueInDays ?? undefined, isFromOrder: terms?.paymentTermsType === "NET" };
}

/** The company's own record first, what a form wrote last. A credential of another country is no Turkish tax number. */
function taxIdsOf({ purchasingEntity, customer, localizedFields, metafield }: OrderWire): readonly string[] {
  const credentials = localizedFields.filter(({ key }) => key?.endsWith("_TR")).map(({ value }) => value);
  const location = purchasingEntity?.location?.taxSettings?.taxRegistrationId;
  const all = [location, customer?.taxSettings?.taxId, ...credentials, readTaxData(metafield?.value).taxId];
  return [...new Set(all.filter((taxId) => taxId !== undefined))];
}

function toTransaction(wire: OrderWire["transactions"][number], orderedAt: Date): read.OrderTransaction {
  return {
    kind: wire.kind,
    status: wire.status,
    gateway: wire.gateway,
    formattedGateway: wire.formattedGateway,
    isManual: wire.manualPaymentGateway ?? false,
    amount: wire.amountSet,
    processedAt: wire.processedAt ?? wire.createdAt ?? orderedAt,
  };
}

const PICKUP_STATUSES = new Set(["READY_FOR_PICKUP", "PICKED_UP"]);

function toFulfillment(wire: OrderWire["fulfillments"][number]): read.OrderFulfillment {
  const { status, displayStatus, requiresShipping, createdAt, trackingInfo } = wire;
  const tracking = trackingInfo[0];
  return {
    status: status ?? "SUCCESS",
    createdAt,
    company: tracking?.company,
    trackingNumber: tracking?.number,
    parcelCount: Math.max(trackingInfo.length, 1),
    moves: requiresShipping ?? true,
    isPickup: PICKUP_STATUSES.has(displayStatus ?? ""),
    cameBack: displayStatus === "NOT_DELIVERED",
  };
}
