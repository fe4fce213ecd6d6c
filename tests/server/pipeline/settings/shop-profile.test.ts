import { describe, expect, test } from "vitest";
import { parseShopProfile } from "../../../../server/pipeline/settings/shop-profile.ts";
import { aShopFile } from "../../../support/test-shop.ts";

const { seller } = aShopFile() as { seller: Readonly<Record<string, unknown>> };
const custom = [{ id: "kervan", title: "Kervan Kurye", taxId: "1234567808" }];

const parse = (changes: Readonly<Record<string, unknown>> = {}) => parseShopProfile(aShopFile(changes));

/** "PROFILE_INVALID path" of every fault, or "fine". */
function faultsOf(changes: Readonly<Record<string, unknown>>): string {
  const profile = parse(changes);
  return profile.ok ? "fine" : profile.error.map(({ code, path }) => `${code} ${path}`).join(", ");
}

describe("the website", () => {
  test.each(["https://www.ornek.example", "http://ornek.example", "HTTPS://ornek.example/magaza"])(
    "may be %s",
    (website) => {
      expect(faultsOf({ website })).toBe("fine");
    },
  );

  test.each([
    "javascript:alert(1)",
    "ftp://ornek.example",
    "mailto:biz@ornek.example",
    "file:///etc/ornek",
    "ornek",
    " ",
  ])("may not be %j", (website) => {
    expect(faultsOf({ website })).toMatch(/^PROFILE_INVALID profile\.website/);
  });
});

test("a seller has one number: a VKN or a TCKN, never both", () => {
  expect(faultsOf({ seller: { ...seller, tckn: "10000000146" } })).toBe("PROFILE_INVALID profile.seller");
  expect(faultsOf({ seller: { ...seller, vkn: undefined, tckn: "10000000146", title: "Ayşe Öz" } })).toBe("fine");
});

describe("a carrier", () => {
  test.each(["own", "yurtici", "kervan"])("chosen may be %s: the seller, one of the table, one of the shop's", (id) => {
    expect(faultsOf({ carriers: { default: id, byShippingTitle: { "Aynı gün": id }, custom } })).toBe("fine");
  });

  test.each(["Yurtiçi", "kervan", "constructor", ""])("that nobody knows is told where it stands: %j", (id) => {
    expect(faultsOf({ carriers: { default: id } })).toBe("PROFILE_INVALID profile.carriers.default");
    expect(faultsOf({ carriers: { default: "aras", byShippingTitle: { Standart: "own", Hemen: id } } })).toBe(
      "PROFILE_INVALID profile.carriers.byShippingTitle.Hemen",
    );
  });
});

describe("a KDV rate", () => {
  const rule = (rate: unknown) => ({ tax: { productRules: [{ tag: "gida", rate }] } });

  test.each([1, 8, 10, 18, 20])("may be %i, in force today or before", (rate) => {
    expect(faultsOf({ tax: { default: rate, shipping: rate } })).toBe("fine");
    expect(faultsOf(rule(rate))).toBe("fine");
  });

  test.each([2, 19, 21, 100, -1, 20.5, "20"])("may not be %j", (rate) => {
    expect(faultsOf({ tax: { default: rate } })).toBe("PROFILE_INVALID profile.tax.default");
    expect(faultsOf({ tax: { shipping: rate } })).toBe("PROFILE_INVALID profile.tax.shipping");
    expect(faultsOf(rule(rate))).toBe("PROFILE_INVALID profile.tax.productRules[0].rate");
  });

  test("of 0 is for single products only", () => {
    expect(faultsOf(rule(0))).toBe("fine");
    expect(faultsOf({ tax: { default: 0 } })).toBe("PROFILE_INVALID profile.tax.default");
    expect(faultsOf({ tax: { shipping: 0 } })).toBe("PROFILE_INVALID profile.tax.shipping");
  });
});

test("a sole trader's title is wrong where it is one word, and not the number", () => {
  const trader = { ...seller, vkn: undefined, tckn: "10000000146", title: "Ayşe" };
  expect(faultsOf({ seller: trader })).toBe("PROFILE_INVALID profile.seller.title");
});

test("a seller's missing number is told with everything else that is missing, not after it", () => {
  const { vkn: _, title: __, ...rest } = seller;
  expect(faultsOf({ seller: rest })).toBe("PROFILE_INVALID profile.seller.vkn, PROFILE_INVALID profile.seller.title");
  expect(faultsOf({ seller: { ...rest, tckn: "10000000146" } })).toBe("PROFILE_INVALID profile.seller.title");
});

describe("texts", () => {
  test("lose control characters and invisible marks, which XML refuses or nobody sees", () => {
    const dirty = "  Örnek\u0000 \u200BE-Ticaret\n A.Ş.\u001F ";
    const profile = parse({
      seller: { ...seller, title: dirty },
      notes: ["Sipariş\u0007 {order}"],
      payments: [{ gateway: "yeni\u0001", method: "ODEMEARACISI", name: "Yeni\u0000 Ödeme" }],
      carriers: { custom: [{ ...custom[0], title: "Kervan\u0002 Kurye" }], default: "kervan\u0003" },
    });
    expect(profile).toMatchObject({
      ok: true,
      value: {
        seller: { taxId: { title: "Örnek E-Ticaret A.Ş." } },
        notes: ["Sipariş {order}"],
        payments: [{ gateway: "yeni", name: "Yeni Ödeme" }],
        carriers: { default: "kervan", custom: [{ title: "Kervan Kurye" }] },
      },
    });
  });

  test("of nothing but such characters are missing", () => {
    expect(faultsOf({ seller: { ...seller, title: "\u0000\u200B" } })).toBe("PROFILE_INVALID profile.seller.title");
    expect(faultsOf({ notes: ["\u0007"] })).toBe("PROFILE_INVALID profile.notes[0]");
  });
});

test("texts that every document would carry are no longer than anybody reads", () => {
  expect(faultsOf({ notes: ["x".repeat(4_000)] })).toBe("fine");
  expect(faultsOf({ notes: ["x".repeat(4_001)] })).toBe("PROFILE_INVALID profile.notes[0]");
  const page = "x".repeat(4_000);
  expect(faultsOf({ notes: [page, page, page, page, page] })).toBe("fine");
  expect(faultsOf({ notes: [page, page, page, page, page, "x"] })).toBe("PROFILE_INVALID profile.notes");
  expect(faultsOf({ seller: { ...seller, title: "x".repeat(4_001) } })).toBe("PROFILE_INVALID profile.seller.title");
});

test("fees have a thousand names at most", () => {
  const fees = Array.from({ length: 1_001 }, (_, n) => ({ name: `bedel ${n}`, rate: 20 }));
  expect(faultsOf({ tax: { fees: fees.slice(1) } })).toBe("fine");
  expect(faultsOf({ tax: { fees } })).toBe("PROFILE_INVALID profile.tax.fees");
});

test("of a hundred thousand wrong members a hundred are told", () => {
  const faults = faultsOf({ notes: Array.from({ length: 100_000 }, () => 1) }).split(", ");
  expect(faults).toEqual(Array.from({ length: 100 }, (_, n) => `PROFILE_INVALID profile.notes[${n}]`));
});
