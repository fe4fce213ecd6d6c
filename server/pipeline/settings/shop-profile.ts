import { z } from "zod";
import { CARRIERS } from "../../gib/carriers.ts";
import { CUSTOMIZATION_IDS } from "../../gib/ubl-version.ts";
import { OWN_DELIVERY } from "../../invoice/delivery/carrier.ts";
import { type Fault, fault } from "../../invoice/fault.ts";
import { isSeries } from "../../invoice/numbers/invoice-number.ts";
import type { Party, PartyTaxId } from "../../invoice/parties/party.ts";
import { err, ok, type Result } from "../../invoice/result.ts";
import type { ShopProfile } from "../../invoice/shop-profile.ts";
import { isTckn, isVkn } from "../../invoice/parties/tax-id.ts";
import { documentPolicy, documentSettings } from "./document-settings.ts";
import { issueSettings } from "./issue-settings.ts";
import { limitSettings } from "./limit-settings.ts";
import { settingText as text } from "./setting-text.ts";
import { taxSettings } from "./tax-settings.ts";

/** Documents left in the integrator's account, from which number down the merchant is told. */
export const DEFAULT_CREDIT_WARNING = 100;

const taxId = z.string().refine((digits) => isVkn(digits) || isTckn(digits));

const sellerFields = z.object({
  vkn: z.string().refine(isVkn).optional(),
  tckn: z.string().refine(isTckn).optional(),
  title: text,
  /** Part of what an invoice must say of its seller (VUK 230/2). */
  taxOffice: text,
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
/** Two numbers are two sellers. */
const sellerShape = sellerFields.refine(({ vkn, tckn }) => vkn === undefined || tckn === undefined);

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

const carriersShape = z
  .object({
    default: text.optional(),
    byShippingTitle: z.record(text, text).default({}),
    shipsAfterDays: z.number().int().min(0).max(30).default(1),
    custom: z.array(carrierShape).default([]),
  })
  .superRefine(({ custom, default: fallback, byShippingTitle }, context) => {
    const known = new Set([OWN_DELIVERY, ...[...custom, ...CARRIERS].map(({ id }) => id)]);
    const need = (id: string, path: string[]) => known.has(id) || context.addIssue({ code: "custom", path });
    if (fallback !== undefined) need(fallback, ["default"]);
    for (const [title, id] of Object.entries(byShippingTitle)) need(id, ["byShippingTitle", title]);
  });

/** Letters of all notes together, which every document carries: five pages of small print. */
const MOST_IN_NOTES = 20_000;

/** SHOP.json as it is written. */
export const profileShape = z.object({
  website: text.pipe(z.url({ protocol: /^https?$/ })).optional(),
  seller: sellerShape,
  series: z.object({ earchive: z.string(), einvoice: z.string() }),
  numbering: z.enum(["integrator", "own"]).default("integrator"),
  tax: taxSettings,
  limits: limitSettings,
  issue: issueSettings,
  einvoice: z.object({ profile: z.enum(["TEMELFATURA", "TICARIFATURA"]).default("TEMELFATURA") }).prefault({}),
  creditWarning: z.int().min(0).max(1_000_000).default(DEFAULT_CREDIT_WARNING),
  mailsBuyer: z.boolean().default(false),
  payments: z.array(paymentShape).default([]),
  carriers: carriersShape.prefault({}),
  channels: z.record(text, z.enum(["ours", "not-ours"])).default({}),
  buyerFields: z
    .object({
      taxId: z.array(text).default([]),
      taxOffice: z.array(text).default([]),
      title: z.array(text).default([]),
    })
    .prefault({}),
  till: z.object({ sendType: z.enum(["ELEKTRONIK", "KAGIT"]).default("ELEKTRONIK") }).prefault({}),
  notes: z
    .array(text)
    .default([])
    .refine((notes) => notes.join("").length <= MOST_IN_NOTES),
  customizationId: z.enum(CUSTOMIZATION_IDS).default("TR1.2"),
  currency: z.enum(["TRY", "shop", "presentment"]).default("TRY"),
  ...documentSettings,
});

/** A list of a hundred thousand wrong members would be answered with as many faults. */
const MOST_TOLD = 100;

/** Reads SHOP.json (see docs/shop-json.md). Every field that is missing or wrong is reported with its path, up to a hundred. */
export function parseShopProfile(json: unknown): Result<ShopProfile, readonly Fault[]> {
  const parsed = profileShape.safeParse(json);
  if (!parsed.success) {
    const paths = parsed.error.issues.slice(0, MOST_TOLD).map(({ path }) => pathText(path));
    return err([...(isNumberless(json) ? [NUMBER] : []), ...paths].map((path) => fault("PROFILE_INVALID", path)));
  }
  const {
    seller,
    series,
    carriers,
    website,
    numbering,
    tax,
    limits,
    issue,
    einvoice,
    creditWarning,
    mailsBuyer,
    payments,
    channels,
    till,
    buyerFields,
    notes,
    customizationId,
    currency,
    ...files
  } = parsed.data;
  const faults: Fault[] = [];
  const party = sellerParty(seller);
  // A person's name has two words; the number is what is wrong where there is none.
  if (!party) faults.push(fault("PROFILE_INVALID", seller.tckn === undefined ? NUMBER : "profile.seller.title"));
  const isSeriesFine = isSeries(series.earchive) && isSeries(series.einvoice) && series.earchive !== series.einvoice;
  if (!isSeriesFine) faults.push(fault("SERIES_INVALID", "profile.series"));
  const document = documentPolicy(files);
  if (!document.ok) faults.push(...document.error);
  if (!party || !document.ok || faults.length > 0) return err(faults);
  return ok({
    website,
    numbering,
    tax,
    limits,
    issue,
    einvoice,
    creditWarning,
    mailsBuyer,
    payments,
    channels,
    till,
    buyerFields,
    notes,
    customizationId,
    currency,
    document: document.value,
    seller: { ...party, webSite: website },
    series,
    carriers: { ...carriers, default: carriers.default },
  });
}

const NUMBER = "profile.seller.vkn";
const numberless = z.object({ seller: z.object({ vkn: z.undefined().optional(), tckn: z.undefined().optional() }) });

/** One of two fields is enough, so that neither is missing by itself. */
const isNumberless = (json: unknown): boolean => numberless.safeParse(json).success;

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
