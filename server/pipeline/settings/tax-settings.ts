import { z } from "zod";
import { KDV_EXEMPTIONS } from "../../gib/exemption-codes.ts";
import { SPECIAL_BASES } from "../../gib/special-base-codes.ts";
import { EXCISES } from "../../gib/tax-type-codes.ts";
import { VAT_RATES } from "../../gib/vat-rates.ts";
import { WITHHOLDINGS } from "../../gib/withholding-codes.ts";
import type { DecimalText } from "../../invoice/money/decimal.ts";
import { exportSettings } from "./export-settings.ts";
import { settingText as text } from "./setting-text.ts";

const GENERAL_RATES = new Set(VAT_RATES.flatMap(({ rates }) => rates));
const generalRate = z.number().refine((rate) => GENERAL_RATES.has(rate));
/** 0 % is a matter of single products: nothing may make a whole shop free of KDV. */
const productRate = z.literal(0).or(generalRate);

/** More than 0 and at most 999.99, as a number or as text: "6.7". */
const percentText = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^(?!0+(\.0+)?$)(0|[1-9]\d{0,2})(\.\d{1,2})?$/))
  .transform((percent) => percent as DecimalText);

const codesOf = (list: readonly { readonly code: string }[]) => z.enum(list.map(({ code }) => code));

/** A handle or a number; a collection's whole web address, of the shop or of Shopify's admin, ends in one. */
const collectionName = text.transform((written) => written.replace(/[?#].*$/, "").replace(/^.*\/collections\//, ""));
const metafieldName = z
  .string()
  .trim()
  .regex(/^[\w-]{2,255}\.[\w-]{2,64}$/);

const productRuleShape = z
  .object({
    tag: text.optional(),
    productType: text.optional(),
    sku: text.optional(),
    collection: collectionName.optional(),
    metafield: z.object({ name: metafieldName, value: text }).optional(),
    rate: productRate,
    exemption: codesOf(KDV_EXEMPTIONS).optional(),
    excise: z.object({ code: codesOf(EXCISES), percent: percentText }).optional(),
    specialBase: z.object({ code: codesOf(SPECIAL_BASES), field: text }).optional(),
    withholding: codesOf(WITHHOLDINGS).optional(),
  })
  // A reason without a rate of 0 would be printed nowhere, or wrongly.
  .refine(({ rate, exemption }) => exemption === undefined || rate === 0, { path: ["exemption"] })
  // Where nothing is taxed there is no special base, nothing to withhold, and no ÖTV this app can tell.
  .refine(({ rate, excise }) => excise === undefined || rate > 0, { path: ["excise"] })
  .refine(({ rate, specialBase, excise }) => specialBase === undefined || (rate > 0 && excise === undefined), {
    path: ["specialBase"],
  })
  .refine(
    ({ rate, withholding, specialBase }) => withholding === undefined || (rate > 0 && specialBase === undefined),
    {
      path: ["withholding"],
    },
  );

const ratePolicy = z.union([z.literal("shopify"), z.literal("prorata"), generalRate]);

/** The member `tax` of SHOP.json. */
export const taxSettings = z
  .object({
    default: generalRate.default(20),
    productRules: z.array(productRuleShape).default([]),
    shipping: ratePolicy.default("shopify"),
    // Each is looked for in the name of every line and fee: tens of thousands would hold up every shop.
    fees: z
      .array(z.object({ name: text, rate: ratePolicy }))
      .max(1_000)
      .default([]),
    surcharge: z.object({ attribute: text.optional(), fromPayments: z.boolean().default(false) }).prefault({}),
    tips: z.union([z.literal("review"), generalRate]).default("review"),
    exports: exportSettings,
  })
  .prefault({});
