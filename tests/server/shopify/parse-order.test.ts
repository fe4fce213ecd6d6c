import { expect, test } from "vitest";
import type { Order } from "../../../server/invoice/order.ts";
import { parseOrder } from "../../../server/shopify/parse-order.ts";
import { aLine, aShortOrder, bag, type Json } from "./an-order.ts";

function read(changes: Json = {}): Order {
  const parsed = parseOrder(aShortOrder(changes));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

const at = new Date("2026-11-19T20:58:38Z");

test("reads a short file without inventing anything", () => {
  expect(read()).toEqual({
    id: "gid://shopify/Order/6000000000001",
    name: "#1001",
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    cancelledAt: undefined,
    isTest: false,
    isFullyPaid: false,
    financialStatus: undefined,
    channel: undefined,
    merchantOfRecord: undefined,
    currency: "TRY",
    pricesIncludeTax: true,
    isTaxExempt: false,
    total: 11990n,
    currentTotal: 11990n,
    refunded: 0n,
    refundedLines: [],
    tip: 0n,
    fees: [],
    currentFees: undefined,
    cashRounding: 0n,
    duties: 0n,
    lines: [
      {
        id: "gid://shopify/LineItem/1",
        name: "Seramik Kupa",
        sku: "KP-1",
        quantity: 1,
        currentQuantity: 1,
        originalTotal: 11990n,
        discount: 0n,
        taxLines: [{ percent: "20", amount: 1998n }],
        isGiftCard: false,
        isTaxable: true,
        requiresShipping: true,
        productType: "Mutfak",
        tags: ["kupa"],
        attributes: [],
      },
    ],
    shippingLines: [],
    billing: undefined,
    shipping: undefined,
    email: undefined,
    phone: undefined,
    companyLocation: undefined,
    taxIds: [],
    attributes: [],
    transactions: [],
    gateways: [],
    fulfillments: [],
    isFulfilled: false,
    isSentLater: false,
    poNumber: undefined,
    paymentTerms: undefined,
    website: undefined,
    tags: [],
  });
});

test("reads every field of a full order", () => {
  const order = read({
    createdAt: "2026-11-19T23:58:40+03:00",
    updatedAt: "2026-11-20T00:00:02+03:00",
    cancelledAt: "2026-11-20T10:00:00Z",
    test: true,
    fullyPaid: true,
    sourceName: "web",
    merchantOfRecordApp: { id: "gid://shopify/App/1", name: "Pazar" },
    currentTotalPriceSet: bag("100.00"),
    totalTipReceivedSet: bag("5.50"),
    email: "ayse@example.com",
    phone: "+905000000000",
    tags: ["b2b"],
    paymentGatewayNames: ["iyzico"],
    displayFulfillmentStatus: "FULFILLED",
    poNumber: " SAT-77 ",
    paymentTerms: { paymentTermsName: "Net 30", paymentTermsType: "NET", dueInDays: 30 },
    customAttributes: [{ key: "vkn", value: " 1234567808 " }],
    shippingLines: {
      nodes: [
        {
          title: "Kargo",
          originalPriceSet: bag("49.90"),
          discountAllocations: [{ allocatedAmountSet: bag("10.00") }, { allocatedAmountSet: bag("0.90") }],
          taxLines: [{ rate: 0.2, priceSet: bag("6.50") }],
        },
      ],
    },
    transactions: [
      {
        kind: "SALE",
        status: "SUCCESS",
        gateway: "iyzico",
        formattedGateway: "iyzico - Kart",
        manualPaymentGateway: true,
        processedAt: "2026-11-19T20:59:00Z",
        amountSet: bag("119.90"),
      },
    ],
    fulfillments: [
      {
        status: "SUCCESS",
        createdAt: "2026-11-20T08:00:00Z",
        trackingInfo: [{ company: "Yurtiçi Kargo", number: "1" }, { company: "Aras Kargo" }],
      },
    ],
  });
  expect(order).toMatchObject({
    createdAt: new Date("2026-11-19T20:58:40Z"),
    updatedAt: new Date("2026-11-19T21:00:02Z"),
    cancelledAt: new Date("2026-11-20T10:00:00Z"),
    isTest: true,
    isFullyPaid: true,
    channel: "web",
    merchantOfRecord: "Pazar",
    currentTotal: 10000n,
    tip: 550n,
    email: "ayse@example.com",
    phone: "+905000000000",
    tags: ["b2b"],
    gateways: ["iyzico"],
    isFulfilled: true,
    poNumber: "SAT-77",
    paymentTerms: { name: "Net 30", dueInDays: 30, isFromOrder: true },
    attributes: [{ key: "vkn", value: "1234567808" }],
    shippingLines: [
      { title: "Kargo", originalTotal: 4990n, discount: 1090n, taxLines: [{ percent: "20", amount: 650n }] },
    ],
    transactions: [
      {
        kind: "SALE",
        status: "SUCCESS",
        gateway: "iyzico",
        formattedGateway: "iyzico - Kart",
        isManual: true,
        amount: 11990n,
        processedAt: new Date("2026-11-19T20:59:00Z"),
      },
    ],
    fulfillments: [
      {
        status: "SUCCESS",
        createdAt: new Date("2026-11-20T08:00:00Z"),
        company: "Yurtiçi Kargo",
        trackingNumber: "1",
        parcelCount: 2,
        moves: true,
        isPickup: false,
        cameBack: false,
      },
    ],
  });
});

test.each(["UNFULFILLED", "PARTIALLY_FULFILLED", undefined])("has not sent everything at %s", (status) => {
  expect(read({ displayFulfillmentStatus: status }).isFulfilled).toBe(false);
});

test("counts a fulfilment without tracking as one parcel", () => {
  const fulfillments = [{ status: "SUCCESS", createdAt: "2026-11-20T08:00:00Z", trackingInfo: [] }];
  expect(read({ fulfillments }).fulfillments).toMatchObject([{ parcelCount: 1, company: undefined }]);
});

test("keeps the words of an address and drops blank ones", () => {
  const billingAddress = {
    firstName: " Ayşe ",
    lastName: "İğdır",
    company: "",
    address1: "Çınar Mah. No:1",
    address2: "   ",
    city: "Kadıköy",
    province: null,
    zip: "34710",
    country: "Turkey",
    countryCodeV2: "TR",
    name: "Ayşe İğdır",
  };
  const order = read({ billingAddress, email: "" });
  expect(order).toMatchObject({ email: undefined, shipping: undefined });
  expect(order.billing).toEqual({
    firstName: "Ayşe",
    lastName: "İğdır",
    company: undefined,
    address1: "Çınar Mah. No:1",
    address2: undefined,
    city: "Kadıköy",
    province: undefined,
    zip: "34710",
    country: "Turkey",
    countryCode: "TR",
    phone: undefined,
  });
});

test("counts what a short line leaves out as the whole line, shipped", () => {
  const line = { title: "Kupa", quantity: 3, originalTotalSet: { shopMoney: { amount: "299.97" } } };
  expect(read({ lineItems: { nodes: [line] } }).lines).toEqual([
    {
      id: "1",
      name: "Kupa",
      sku: undefined,
      quantity: 3,
      currentQuantity: 3,
      originalTotal: 29997n,
      discount: 0n,
      taxLines: [],
      isGiftCard: false,
      isTaxable: true,
      requiresShipping: true,
      productType: undefined,
      tags: [],
      attributes: [],
    },
  ]);
});

test("reads which products Shopify was told not to charge tax on", () => {
  const lineItems = [aLine({ taxable: false, taxLines: [] }), aLine({ taxable: true }), aLine({ taxable: null })];
  expect(read({ lineItems }).lines.map(({ isTaxable }) => isTaxable)).toEqual([false, true, true]);
});

test.each([
  ["a plain list", [aLine()]],
  ["edges", { edges: [{ node: aLine() }] }],
  ["nodes with a last page", { nodes: [aLine()], pageInfo: { hasNextPage: false, endCursor: "x" } }],
])("reads lines written as %s", (_form, lineItems) => {
  expect(read({ lineItems }).lines).toMatchObject([{ name: "Seramik Kupa" }]);
});

test.each([
  ["PAID", true],
  ["PARTIALLY_REFUNDED", true],
  ["REFUNDED", true],
  ["PENDING", false],
  ["PARTIALLY_PAID", false],
])("judges by the status %s when nobody says whether the order is paid", (displayFinancialStatus, isFullyPaid) => {
  expect(read({ displayFinancialStatus }).isFullyPaid).toBe(isFullyPaid);
  expect(read({ displayFinancialStatus, fullyPaid: !isFullyPaid }).isFullyPaid).toBe(!isFullyPaid);
});

test("lists tax numbers in order of trust, each once, and none of another country", () => {
  const order = read({
    purchasingEntity: {
      company: { name: "Örnek A.Ş." },
      location: { name: "Merkez", taxSettings: { taxRegistrationId: "1234567808" } },
    },
    customer: { taxSettings: { taxId: "1111111111" } },
    localizedFields: {
      nodes: [
        { key: "TAX_CREDENTIAL_TR", value: "1234567808" },
        { key: "TAX_CREDENTIAL_IT", value: "RSSMRA80A01H501U" },
        { key: "SHIPPING_CREDENTIAL_TR", value: "10000000146" },
      ],
    },
    metafield: { value: "2222222222" },
    customAttributes: [{ key: "vkn", value: "3333333333" }],
  });
  expect(order.taxIds).toEqual(["1234567808", "1111111111", "10000000146", "2222222222"]);
  expect(order.companyLocation).toEqual({ name: "Örnek A.Ş.", taxId: "1234567808" });
});

test("knows no company when a person buys", () => {
  expect(read({ purchasingEntity: { __typename: "Customer" } }).companyLocation).toBeUndefined();
});

test("dates a payment by the order when the payment has no date", () => {
  const transactions = [{ kind: "SALE", status: "SUCCESS", amountSet: bag("1.00") }];
  expect(read({ transactions }).transactions).toMatchObject([{ processedAt: at, gateway: undefined, isManual: false }]);
});

test("reads the id from its digits alone", () => {
  expect(read({ id: 6_000_000_000_001 }).id).toBe("gid://shopify/Order/6000000000001");
});
