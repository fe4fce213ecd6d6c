import { expect, test } from "vitest";
import { legacyId, shopId, toEttn, toOrderId } from "../../../server/invoice/ids.ts";

test("an order is known by its global id or by its digits", () => {
  expect(toOrderId("gid://shopify/Order/6000000001042")).toBe("gid://shopify/Order/6000000001042");
  expect(toOrderId("6000000001042")).toBe("gid://shopify/Order/6000000001042");
  expect(toOrderId(6000000001042)).toBe("gid://shopify/Order/6000000001042");
});

test.each([
  "",
  "abc",
  "gid://shopify/Product/1",
  "gid://shopify/Order/",
  "gid://shopify/Order/1?x",
  "1.5",
  "-1",
  "0",
  "007",
  "gid://shopify/Order/007",
])("%j is no order", (text) => {
  expect(toOrderId(text)).toBeUndefined();
});

test("the digits of an order's id are what the admin's addresses use", () => {
  const id = toOrderId("6000000001042");
  expect(id && legacyId(id)).toBe("6000000001042");
});

test("an ETTN is a UUID in small letters", () => {
  expect(toEttn("0B6DBB3C-6F2E-4B2A-9D1C-0A1B2C3D4E5F")).toBe("0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5f");
  expect(toEttn("0b6dbb3c6f2e4b2a9d1c0a1b2c3d4e5f")).toBeUndefined();
  expect(toEttn("0b6dbb3c-6f2e-4b2a-9d1c-0a1b2c3d4e5g")).toBeUndefined();
});

test("a shop is a myshopify.com domain, and anything else is a bug", () => {
  expect(shopId("ornek.myshopify.com")).toBe("ornek.myshopify.com");
  for (const domain of ["ornek.com", "Ornek.myshopify.com", "-a.myshopify.com", "a.myshopify.com.kotu.example", ""]) {
    expect(() => shopId(domain)).toThrow("not a myshopify.com domain");
  }
});
