import { formatKurus, type Kurus, parseKurus, sum } from "../../server/invoice/money/money.ts";
import { productIdOf } from "../orders/product-id.ts";
import { isJsonObject, itemsOf, type JsonObject } from "./json-object.ts";

/**
 * Fills in what Shopify always sends and a person leaves out: empty lists, flags, names of nothing. Amounts are never
 * invented; an order without them is refused when it is added.
 */
export function completeOrder(order: JsonObject, id: string, now: Date): JsonObject {
  const placedAt = order["processedAt"] ?? order["createdAt"] ?? now.toISOString();
  const complete = {
    createdAt: placedAt,
    processedAt: placedAt,
    updatedAt: placedAt,
    test: false,
    taxExempt: false,
    tags: [],
    paymentGatewayNames: [],
    customAttributes: [],
    currentTotalPriceSet: order["totalPriceSet"],
    displayFulfillmentStatus: "UNFULFILLED",
    totalTipReceivedSet: NOTHING,
    totalRefundedSet: NOTHING,
    edited: false,
    returnStatus: "NO_RETURN",
    totalCashRoundingAdjustment: { paymentSet: NOTHING, refundSet: NOTHING },
    ...withoutNulls(order),
    id,
    fullyPaid: order["fullyPaid"] ?? PAID_STATUSES.has(String(order["displayFinancialStatus"])),
    paymentTerms: isJsonObject(order["paymentTerms"])
      ? { paymentTermsType: "UNKNOWN", ...withoutNulls(order["paymentTerms"]) }
      : null,
    customer: isJsonObject(order["customer"])
      ? { id: "gid://shopify/Customer/1", taxSettings: {}, ...withoutNulls(order["customer"]) }
      : null,
    purchasingEntity: purchasingEntity(order["purchasingEntity"]),
    localizedFields: itemsOf(order["localizedFields"]),
    metafields: itemsOf(order["metafields"]).map((one) => ({ namespace: "custom", ...one })),
    shippingLines: itemsOf(order["shippingLines"]).map(shippingLine),
    transactions: itemsOf(order["transactions"]).map((one) => transaction(one, placedAt)),
    fulfillments: itemsOf(order["fulfillments"]).map((one) => ({
      status: "SUCCESS",
      requiresShipping: true,
      trackingInfo: [],
      ...withoutNulls(one),
    })),
    lineItems: itemsOf(order["lineItems"]).map(lineItem),
    ...feesOf(order),
    refunds: itemsOf(order["refunds"]).map(refund),
  };
  const currencyCode = order["currencyCode"];
  const presentmentCurrencyCode = order["presentmentCurrencyCode"] ?? currencyCode;
  return withCurrency({ ...complete, presentmentCurrencyCode }, { currencyCode, presentmentCurrencyCode });
}

const NOTHING = { shopMoney: { amount: "0.00" } };

const PAID_STATUSES = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

const withoutNulls = (value: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null && inner !== undefined));

function lineItem(line: JsonObject, index: number): JsonObject {
  return {
    id: `gid://shopify/LineItem/${index + 1}`,
    name: line["title"],
    currentQuantity: line["quantity"],
    isGiftCard: false,
    taxable: true,
    requiresShipping: true,
    customAttributes: [],
    ...withoutNulls(priced(line)),
    product: product(line),
  };
}

const product = (line: JsonObject): JsonObject | null =>
  isJsonObject(line["product"])
    ? {
        id: productIdOf(String(line["sku"] ?? line["name"] ?? line["title"])),
        productType: "",
        tags: [],
        ...withoutNulls(line["product"]),
      }
    : null;

/** Without a word about refunds, what was paid for shipping is what it costs now. */
function shippingLine(line: JsonObject): JsonObject {
  const complete: JsonObject = { title: "Kargo", ...priced(line) };
  return { currentDiscountedPriceSet: priceLeft(complete), ...withoutNulls(complete) };
}

function priceLeft(line: JsonObject): JsonObject {
  const discounts = itemsOf(line["discountAllocations"]).map((one) => kurusIn(one["allocatedAmountSet"]));
  return { shopMoney: { amount: formatKurus(kurusIn(line["originalPriceSet"]) - sum(discounts)) } };
}

/** An amount nobody can read stays for the order's reader to refuse. */
function kurusIn(bag: unknown): Kurus {
  const money = isJsonObject(bag) && isJsonObject(bag["shopMoney"]) ? bag["shopMoney"] : {};
  const amount = parseKurus(String(money["amount"]), "");
  return amount.ok ? amount.value : 0n;
}

/** An order with fees always tells what they come to now; a file may leave it out. */
function feesOf(order: JsonObject): JsonObject {
  const additionalFees = itemsOf(order["additionalFees"]).map((fee) => ({ name: "Ek ücret", ...taxed(fee) }));
  const total = formatKurus(sum(additionalFees.map(({ price }: JsonObject) => kurusIn(price))));
  const told = order["currentTotalAdditionalFeesSet"] ?? (total === "0.00" ? null : { shopMoney: { amount: total } });
  return { additionalFees, currentTotalAdditionalFeesSet: told };
}

function refund(one: JsonObject): JsonObject {
  const lines = itemsOf(one["refundLineItems"]);
  return { ...one, refundLineItems: lines.map((line) => ({ totalTaxSet: NOTHING, ...withoutNulls(line) })) };
}

const priced = (line: JsonObject): JsonObject => ({
  ...taxed(line),
  discountAllocations: itemsOf(line["discountAllocations"]),
});

const taxed = (line: JsonObject): JsonObject => ({
  ...line,
  taxLines: itemsOf(line["taxLines"]).map((tax) => ({ title: "KDV", ...tax })),
});

const transaction = (one: JsonObject, placedAt: unknown): JsonObject => ({
  manualPaymentGateway: false,
  createdAt: one["processedAt"] ?? placedAt,
  ...withoutNulls(one),
});

function purchasingEntity(entity: unknown): JsonObject | null {
  if (!isJsonObject(entity)) return null;
  if (!isJsonObject(entity["location"]))
    return { __typename: "Customer", id: "gid://shopify/Customer/1", taxSettings: {}, ...entity };
  const location = { name: "", taxSettings: {}, ...withoutNulls(entity["location"]) };
  return { __typename: "PurchasingCompany", company: { name: location.name }, ...withoutNulls(entity), location };
}

type Currencies = { readonly currencyCode: unknown; readonly presentmentCurrencyCode: unknown };

/** A file may name the currency once, on the order, and leave out what the buyer saw where it is the shop's money too. */
const withCurrency = (object: JsonObject, currencies: Currencies): JsonObject =>
  Object.fromEntries(
    Object.entries(withPresentment(object)).map(([key, value]) => {
      const { currencyCode, presentmentCurrencyCode } = currencies;
      if (key === "shopMoney" && isJsonObject(value)) return [key, { currencyCode, ...value }];
      if (key === "presentmentMoney" && isJsonObject(value)) {
        return [key, { currencyCode: presentmentCurrencyCode, ...value }];
      }
      if (Array.isArray(value))
        return [key, value.map((one) => (isJsonObject(one) ? withCurrency(one, currencies) : one))];
      return [key, isJsonObject(value) ? withCurrency(value, currencies) : value];
    }),
  );

const withPresentment = (object: JsonObject): JsonObject =>
  isJsonObject(object["shopMoney"]) ? { presentmentMoney: object["shopMoney"], ...object } : object;
