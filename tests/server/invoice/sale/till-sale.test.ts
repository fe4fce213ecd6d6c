import { describe, expect, test } from "vitest";
import type { OrderAttribute } from "../../../../server/invoice/order.ts";
import { hasFiscalReceipt } from "../../../../server/invoice/sale/till-receipt.ts";
import { tillSale } from "../../../../server/invoice/sale/till-sale.ts";
import { anOrder, aProfile } from "../an-order.ts";

const WRITTEN: Readonly<Record<string, string>> = {
  "okc fis no": "0042",
  "okc tarih": "19.11.2025",
  "okc saat": "17:05",
  "z no": "0713",
  "okc seri no": "JI20043215",
  "okc fis tipi": "E-ARSIV",
};
const RECEIPT = {
  number: "0042",
  date: "2025-11-19",
  time: "17:05:00",
  zNumber: "0713",
  deviceSerial: "JI20043215",
  type: "E-ARSIV",
};

const attributesOf = (written: Readonly<Record<string, string>>): readonly OrderAttribute[] =>
  Object.entries(written).map(([key, value]) => ({ key, value }));
const sold = (written: Readonly<Record<string, string>> = {}, sendType: "KAGIT" | "ELEKTRONIK" = "ELEKTRONIK") =>
  tillSale(anOrder({ channel: "pos", attributes: attributesOf(written) }), aProfile({ till: { sendType } }));

describe("a sale at the till", () => {
  test.each(["ELEKTRONIK", "KAGIT"] as const)("is NORMAL and goes out %s, as the shop says", (sendType) => {
    expect(sold({}, sendType)).toEqual({ ok: true, value: { platform: "NORMAL", sendType, receipt: undefined } });
  });

  test("without an e-mail address can only be invoiced on paper", () => {
    const order = anOrder({ channel: "pos", email: " " });
    expect(tillSale(order, aProfile())).toEqual({
      ok: false,
      error: [{ code: "BUYER_EMAIL_MISSING", path: "order.email" }],
    });
    expect(tillSale(order, aProfile({ till: { sendType: "KAGIT" } }))).toMatchObject({ ok: true });
  });
});

describe("the cash register's receipt", () => {
  test("is read whole from the order's details", () => {
    expect(sold(WRITTEN)).toMatchObject({ ok: true, value: { receipt: RECEIPT } });
  });

  test("is read as people write it", () => {
    const written = {
      "ÖKC FİŞ NO": "0042",
      "Ökc fiş tarihi": "2025-11-19",
      "ökc fiş saati": "9.05",
      "Z Rapor No": "0713",
      "ÖKC sicil no": "JI20043215",
      "ökc fiş türü": "e-arşiv",
    };
    expect(sold(written)).toMatchObject({ ok: true, value: { receipt: { ...RECEIPT, time: "09:05:00" } } });
  });

  test.each(Object.keys(WRITTEN))("lacking its %s is asked about, by the name to write it under", (name) => {
    const { [name]: _, ...rest } = WRITTEN;
    expect(sold(rest)).toEqual({
      ok: false,
      error: [{ code: "TILL_RECEIPT_INCOMPLETE", path: "order.customAttributes", facts: { missing: name } }],
    });
  });

  test.each([
    ["okc tarih", "31.11.2025"],
    ["okc saat", "24:00"],
    ["okc saat", "17:05:61"],
    ["okc fis tipi", "Nakit"],
  ])("is never guessed: %s %s", (name, value) => {
    expect(sold({ ...WRITTEN, [name]: value })).toEqual({
      ok: false,
      error: [{ code: "TILL_RECEIPT_UNREADABLE", path: "order.customAttributes", facts: { fields: name } }],
    });
  });

  test.each([
    ["satış fişi", true],
    ["Perakende Satış Fişi", true],
    ["MALİ FİŞ", true],
    ["E-ARSIV", false],
    ["E-ARSIV_IRSALIYE", false],
  ])("of type %s is the sale's own document: %s", (type, isFiscal) => {
    const order = anOrder({ channel: "pos", attributes: [{ key: "okc fis tipi", value: type }] });
    expect(hasFiscalReceipt(order)).toBe(isFiscal);
  });
});
