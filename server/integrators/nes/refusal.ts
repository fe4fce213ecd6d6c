import type { Invoice } from "../../invoice/invoice.ts";
import type { ProviderWords, SubmitOutcome } from "../../pipeline/ports/integrator.ts";
import { readIfFound } from "../answer.ts";
import { isBuyerOfOtherKind, isKept, orUndecided } from "../refusal.ts";
import { creditsLeft, lookUpTaxpayer } from "./account.ts";
import type { NesClient } from "./client.ts";
import { judge, type Refusal } from "./errors.ts";
import { findInvoice } from "./track.ts";
import { seriesAnswer } from "./wire.ts";

/** Why a document was refused: NES has no codes for a lack of credit, a missing series or a buyer of the other kind. */
export async function whyRefused(
  client: NesClient,
  invoice: Invoice,
  { verdict, provider }: Refusal,
): Promise<SubmitOutcome> {
  if (verdict === "refused") {
    const kept = await isKept(() => findInvoice(client, invoice));
    if (kept === undefined) return { kind: "unknown" };
    if (kept) return { kind: "duplicate", providerCode: provider.code };
    const credits = await orUndecided(() => creditsLeft(client));
    // Some accounts may overdraw for a while.
    if (credits !== undefined && credits <= 0) return config("NO_CREDIT", provider);
  }
  const seriesFault = await orUndecided(() => faultOfSeries(client, invoice));
  if (seriesFault !== undefined) return config(seriesFault, provider);
  const isOtherKind = await isBuyerOfOtherKind((taxId) => lookUpTaxpayer(client, taxId), invoice);
  return { kind: "refused", reason: isOtherKind ? "reroute" : "data", provider };
}

/** "There already": our own document, or another one under this number. */
export async function whoseDocument(
  client: NesClient,
  invoice: Invoice,
  { provider }: Refusal,
): Promise<SubmitOutcome> {
  const kept = await isKept(() => findInvoice(client, invoice));
  if (kept === undefined) return { kind: "unknown" };
  if (kept) return { kind: "duplicate", providerCode: provider.code };
  return { kind: "config", provider, ...(invoice.number === undefined ? {} : { isNumberTaken: true }) };
}

/** NES numbers a series of the portal only; with a whole number of our own the series is not asked for. */
async function faultOfSeries(client: NesClient, invoice: Invoice): Promise<string | undefined> {
  if (invoice.number !== undefined) return undefined;
  const year = invoice.issueDate.slice(0, 4);
  const series = readIfFound(await client.series(invoice.profileId, invoice.series, year), seriesAnswer, judge);
  if (series === undefined) return "SERIES_UNKNOWN";
  return series.isPortal === false ? "SERIES_NOT_PORTAL" : undefined;
}

const config = (code: string, { text }: ProviderWords): SubmitOutcome => ({ kind: "config", provider: { code, text } });
