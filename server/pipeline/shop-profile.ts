import { z } from "zod";
import { type Fault, fault } from "../invoice/fault.ts";
import type { Party, PartyTaxId } from "../invoice/party.ts";
import { err, ok, type Result } from "../invoice/result.ts";
import type { ShopProfile } from "../invoice/shop-profile.ts";
import { isTckn, isVkn } from "../invoice/tax-id.ts";

const text = z.string().trim().min(1);
const percent = z.number().int().min(0).max(100);
const taxId = z.string().refine((digits) => isVkn(digits) || isTckn(digits));

const sellerShape = z.object({
  vkn: z.string().refine(isVkn).optional(),
  tckn: z.string().refine(isTckn).optional(),
  title: text,
  taxOffice: text.optional(),
  mersis: text.optional(),
  email: text.optional(),
  phone: text.optional(),
  address: z.object({
    line: text,
    district: text,
    city: text,
    postcode: text.optional(),
    country: z.string().length(2).default("TR"),
  }),
});

const paymentShape = z
  .object({
    gateway: text,
    method: z.enum(["KREDIKARTI/BANKAKARTI", "EFT/HAVALE", "KAPIDAODEME", "ODEMEARACISI", "DIGER"]),
    name: text.optional(),
  })
  .refine(({ method, name }) => name !== undefined || (method !== "ODEMEARACISI" && method !== "DIGER"));

const carrierShape = z
  .object({ id: text, title: text, taxId, names: z.array(text).default([]) })
  .transform((carrier) => ({ ...carrier, confirmed: true }));

const profileShape = z.object({
  website: z.url().optional(),
  seller: sellerShape,
  series: z.object({ earchive: z.string(), einvoice: z.string() }),
  tax: z
    .object({
      default: percent.default(20),
      productRules: z
        .array(z.object({ tag: text.optional(), productType: text.optional(), sku: text.optional(), rate: percent }))
        .default([]),
      shipping: z.union([z.literal("shopify"), percent]).default("shopify"),
    })
    .prefault({}),
  payments: z.array(paymentShape).default([]),
  carriers: z
    .object({
      default: text.optional(),
      byShippingTitle: z.record(z.string(), text).default({}),
      shipsAfterDays: z.number().int().min(0).max(30).default(1),
      custom: z.array(carrierShape).default([]),
    })
    .prefault({}),
  notes: z.array(text).default([]),
  customizationId: z.enum(["TR1.2", "TR1.2.1"]).default("TR1.2"),
});

const SERIES = /^[A-Z0-9]{3}$/;

/** Reads SHOP.json (see docs/shop-json.md). Every field that is missing or wrong is reported, with its path. */
export function parseShopProfile(json: unknown): Result<ShopProfile, readonly Fault[]> {
  const parsed = profileShape.safeParse(json);
  if (!parsed.success) return err(parsed.error.issues.map(({ path }) => fault("PROFILE_INVALID", pathText(path))));
  const { seller, series, carriers, website, ...rest } = parsed.data;
  const faults: Fault[] = [];
  const party = sellerParty(seller);
  if (!party) faults.push(fault("PROFILE_INVALID", "profile.seller.vkn"));
  const isSeriesFine =
    SERIES.test(series.earchive) && SERIES.test(series.einvoice) && series.earchive !== series.einvoice;
  if (!isSeriesFine) faults.push(fault("SERIES_INVALID", "profile.series"));
  if (!party || !isSeriesFine) return err(faults);
  return ok({
    ...rest,
    website,
    seller: { ...party, webSite: website },
    series,
    carriers: { ...carriers, default: carriers.default },
  });
}

function sellerParty(seller: z.infer<typeof sellerShape>): Party | undefined {
  const identity = sellerTaxId(seller);
  if (!identity) return undefined;
  const { line, district, city, postcode, country } = seller.address;
  return {
    taxId: identity,
    taxOffice: seller.taxOffice,
    mersis: seller.mersis,
    address: { line, district, city, postcode, countryCode: country, country: country === "TR" ? "Türkiye" : country },
    email: seller.email,
    phone: seller.phone,
    webSite: undefined,
  };
}

/** A sole trader sells under a TCKN: the title is then the person's own name. */
function sellerTaxId({ vkn, tckn, title }: z.infer<typeof sellerShape>): PartyTaxId | undefined {
  if (vkn !== undefined) return { scheme: "VKN", value: vkn, title };
  const words = title.split(/\s+/);
  const familyName = words.at(-1);
  if (tckn === undefined || words.length < 2 || familyName === undefined) return undefined;
  return { scheme: "TCKN", value: tckn, firstName: words.slice(0, -1).join(" "), familyName };
}

/** ["carriers", "custom", 0, "taxId"] → "profile.carriers.custom[0].taxId" */
const pathText = (path: readonly PropertyKey[]): string =>
  `profile${path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("")}`;
