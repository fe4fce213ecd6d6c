import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { invoiceToHtml } from "../documents/invoice-html.ts";
import { invoiceToPdf } from "../documents/invoice-pdf.ts";
import { faultView } from "../http/language.ts";
import { type Provider, PROVIDERS, providerOf } from "../integrators/registry.ts";
import { moneyKindOf } from "../invoice/document-currency.ts";
import { type ExchangeRate, parseRate } from "../invoice/money/exchange-rate.ts";
import { type Fault, fault } from "../invoice/fault.ts";
import { type Ettn, toEttn } from "../invoice/ids.ts";
import type { Invoice, InvoiceDraft } from "../invoice/invoice.ts";
import { invoiceFromOrder } from "../invoice/invoice-from-order.ts";
import { toIstanbulDate } from "../invoice/time/istanbul-time.ts";
import { formatKurus } from "../invoice/money/money.ts";
import { err, ok, type Result } from "../invoice/result.ts";
import { E_ARCHIVE, type Route, routeFor } from "../invoice/e-fatura/route.ts";
import { brokenRules } from "../invoice/rules/rules.ts";
import type { ShopProfile } from "../invoice/shop-profile.ts";
import type { Taxpayer } from "../invoice/e-fatura/taxpayer.ts";
import { ignoredSettings } from "../pipeline/settings/ignored-settings.ts";
import { parseShopProfile } from "../pipeline/settings/shop-profile.ts";
import { parseOrder } from "../shopify/parse-order.ts";
import { invoiceToUbl } from "../ubl/invoice-document.ts";
import { letReaderGo } from "./let-reader-go.ts";

/** Text, or the bytes of a page. */
type Print = (invoice: Invoice) => string | Promise<Uint8Array>;

const FORMS: ReadonlyMap<string, Print> = new Map<string, Print>([
  ["ubl", invoiceToUbl],
  ...PROVIDERS.flatMap(({ kind, writeModel }) => (writeModel ? [[kind, writeModel] as const] : [])),
  ["html", (invoice: Invoice) => invoiceToHtml(invoice, { isSpecimen: false })],
  ["pdf", (invoice: Invoice) => invoiceToPdf(invoice, { isSpecimen: false })],
  [
    "json",
    (invoice: Invoice) =>
      JSON.stringify(invoice, (_key, value: unknown) => (typeof value === "bigint" ? formatKurus(value) : value), 2),
  ],
]);

const USAGE = `Usage: npm run -s invoice -- ORDER.json --shop SHOP.json [--as ${[...FORMS.keys()].join("|")}]
         [--ettn UUID] [--date YYYY-MM-DD[THH:MM:SS]] [--number ABC2026000000001] [--taxpayer FILE] [--rate [USD=]34.1234]…
The document goes to stdout; faults go to stderr as JSON, and the exit code is then 2. There, too, stand the names in SHOP.json
that no setting has, as "ignored".
A page (html, pdf) without --number is marked as a specimen.`;

const OPTIONS = {
  shop: { type: "string" },
  as: { type: "string", default: "json" },
  ettn: { type: "string" },
  date: { type: "string" },
  number: { type: "string" },
  taxpayer: { type: "string" },
  rate: { type: "string", multiple: true },
} as const;

const orderFile = z.object({ order: z.looseObject({}) });
/** What a taxpayer lookup answered, for output that does not depend on today's registry. */
const taxpayerFile = z.discriminatedUnion("registered", [
  z.object({ registered: z.literal(false) }),
  z.object({
    registered: z.literal(true),
    title: z.string().optional(),
    taxOffice: z.string().optional(),
    isPublic: z.boolean().optional(),
    aliases: z.array(z.string()).default([]),
  }),
]);
const DATE = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2})?$/;

/** Converts one order file without a server: `npm run -s invoice -- ORDER.json --shop SHOP.json --as ubl`. */
async function main(): Promise<void> {
  letReaderGo();
  const { values, positionals } = readArguments();
  const [orderPath] = positionals;
  const print = FORMS.get(values.as);
  if (orderPath === undefined || values.shop === undefined || print === undefined) usage();
  const file = orderFile.safeParse(readJson(orderPath));
  if (!file.success) return fail(`${orderPath}: holds no {"order": {…}}`);
  const shop = readJson(values.shop);
  const ignored = ignoredSettings(shop);
  const invoice = convert(file.data.order, { ...values, shop });
  if (!invoice.ok) {
    const views = invoice.error.map((found) => ({
      ...found,
      ...faultView(found, "tr"),
      en: faultView(found, "en").what,
    }));
    process.stderr.write(`${JSON.stringify({ faults: views, ...(ignored.length > 0 && { ignored }) }, null, 2)}\n`);
    process.exit(2);
  }
  if (ignored.length > 0) process.stderr.write(`${JSON.stringify({ ignored }, null, 2)}\n`);
  const document = await print(invoice.value);
  process.stdout.write(typeof document === "string" ? `${document}\n` : document);
}

function readArguments() {
  try {
    return parseArgs({ allowPositionals: true, options: OPTIONS });
  } catch {
    return usage();
  }
}

type Options = {
  readonly shop: unknown;
  readonly as: string;
  readonly ettn?: string | undefined;
  readonly date?: string | undefined;
  readonly number?: string | undefined;
  readonly taxpayer?: string | undefined;
  readonly rate?: readonly string[] | undefined;
};

function convert(orderJson: unknown, options: Options): Result<Invoice, readonly Fault[]> {
  const profile = parseShopProfile(options.shop);
  const order = parseOrder(orderJson, moneyKindOf(profile.ok ? profile.value.currency : undefined));
  if (!profile.ok || !order.ok) return err([...(profile.ok ? [] : profile.error), ...(order.ok ? [] : order.error)]);
  const route = routeIn(options.taxpayer, profile.value);
  if (!route.ok) return err([route.error]);
  const draft = invoiceFromOrder(order.value, profile.value, {
    ...route.value,
    issuedAt: issuedAt(options.date),
    rates: (options.rate ?? []).map((written) => rateOf(written, order.value.currency)),
  });
  if (!draft.ok) return draft;
  const untaken = untakenBy(providerOf(options.as), draft.value);
  if (untaken) return err([untaken]);
  const number = options.number === undefined ? {} : { number: options.number };
  const invoice = { ...draft.value, ettn: ettnOf(options.ettn), ...number };
  const broken = brokenRules(invoice);
  return broken.length > 0 ? err(broken) : ok(invoice);
}

/** Why the integrator whose model is asked for could not be sent the document. */
function untakenBy(provider: Provider | undefined, draft: InvoiceDraft): Fault | undefined {
  if (provider === undefined) return undefined;
  const { type, profileId, receiverAlias } = draft;
  if (!provider.capabilities.types.includes(type)) return fault("INTEGRATOR_LACKS_TYPE", "type", { type });
  const hasMailbox = profileId === E_ARCHIVE.profileId || receiverAlias !== undefined;
  return hasMailbox ? undefined : fault("BUYER_MAILBOX_MISSING", "buyer.taxId");
}

/** A file that names no mailbox still settles the scenario: UBL itself names none either. */
function routeIn(path: string | undefined, { einvoice }: ShopProfile): Result<Route, Fault> {
  const taxpayer: Taxpayer = path === undefined ? { registered: false } : taxpayerFile.parse(readJson(path));
  if (!taxpayer.registered || taxpayer.aliases.length > 0) return routeFor(taxpayer, einvoice);
  return ok({ profileId: taxpayer.isPublic ? "KAMU" : einvoice.profile, registered: taxpayer });
}

/** "34.1234" is the rate of the order's currency, "EUR=36.5" another's; whoever writes one answers for its day. */
function rateOf(written: string, ofOrder: string): ExchangeRate {
  const [, named, text = ""] = /^(?:([A-Z]{3})=)?(.*)$/.exec(written) ?? [];
  const rate = parseRate(text) ?? usage();
  return { currency: named ?? ofOrder, rate, announcedOn: undefined };
}

/** A date is an Istanbul day; without a time it is noon there. */
function issuedAt(date: string | undefined): Date {
  if (date === undefined) return new Date();
  if (!DATE.test(date) || !toIstanbulDate(date.slice(0, 10))) usage();
  const instant = new Date(`${date.includes("T") ? date : `${date}T12:00:00`}+03:00`);
  return Number.isNaN(instant.getTime()) ? usage() : instant;
}

function ettnOf(text: string | undefined): Ettn {
  return toEttn(text ?? randomUUID()) ?? usage();
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (cause) {
    return fail(`${path}: ${cause instanceof SyntaxError ? "not valid JSON" : "cannot be read"}`);
  }
}

function usage(): never {
  return fail(USAGE);
}

function fail(line: string): never {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

await main();
