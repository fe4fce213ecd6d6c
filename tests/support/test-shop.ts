import { randomBytes } from "node:crypto";
import { mintSessionToken } from "../../demo/shopify/session-token.ts";
import { type Config, readConfig } from "../../server/config.ts";

export const SHOP = "ornek.myshopify.com";
export const OTHER_SHOP = "baska.myshopify.com";
export const SHOPIFY_KEY = "client-id";
export const SHOPIFY_SECRET = "client-secret";
export const NILVERA_KEY = "nilvera-key-of-the-shop";
export const COMPANY = { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." };

/** SHOP.json of the shop in the tests; `changes` replace its top-level fields. */
export const aShopFile = (changes: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> => ({
  website: "https://www.ornek.example",
  seller: {
    vkn: COMPANY.vkn,
    title: COMPANY.title,
    taxOffice: "Kadıköy",
    mersis: "0123456780100001",
    address: { line: "Bağdat Cad. No:1", district: "Kadıköy", city: "İstanbul", postcode: "34710", country: "TR" },
  },
  series: { earchive: "EAR", einvoice: "EFT" },
  tax: { default: 20, shipping: "shopify" },
  carriers: { default: "yurtici", shipsAfterDays: 1 },
  notes: ["Sipariş {order}"],
  ...changes,
});

/** A session token of any shop, signed with the app's own secret. */
export const tokenOf = (shop: string, claims: Readonly<Record<string, unknown>> = {}): string =>
  mintSessionToken({ apiKey: SHOPIFY_KEY, apiSecret: SHOPIFY_SECRET, shop }, claims);

/** A token of the checkout or of customer accounts; without a customer it is a guest's. */
export const buyerTokenOf = (shop: string, customerId?: string): string =>
  tokenOf(shop, { iss: undefined, dest: shop, sub: customerId });

export const testEnvironment = (changes: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  PORT: "0",
  APP_URL: "http://127.0.0.1:9",
  SHOPIFY_API_KEY: SHOPIFY_KEY,
  SHOPIFY_API_SECRET: SHOPIFY_SECRET,
  ENCRYPTION_KEYS: `k1:${randomBytes(32).toString("base64")}`,
  LOG_LEVEL: "silent",
  ...changes,
});

export const testConfig = (changes: NodeJS.ProcessEnv = {}): Config => readConfig(testEnvironment(changes));
