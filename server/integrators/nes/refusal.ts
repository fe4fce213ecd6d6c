import type { Invoice } from "../../invoice/invoice.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { ProviderWords, SubmitOutcome } from "../../pipeline/integrator.ts";
import { readIfFound } from "../answer.ts";
import { creditsLeft, lookUpTaxpayer } from "./account.ts";
import type { NesClient } from "./client.ts";
import { judge, type Refusal } from "./errors.ts";
import { findInvoice } from "./track.ts";
import { seriesAnswer } from "./wire.ts";

/**
 * NES publishes no codes for a lack of credit, for a missing series or for a buyer of the other kind: what the account and the
 * registry say now decides, never the text of the refusal. A question without an answer decides nothing.
 */
export async function whyRefused(
  client: NesClient,
  invoice: Invoice,
  { verdict, provider }: Refusal,
): Promise<SubmitOutcome> {
  if (verdict === "refused") {
    const kept = await whoseDocument(client, invoice, { ours: "duplicate", otherwise: "refused", provider });
    if (kept.kind !== "refused") return kept;
    if ((await orUndecided(() => creditsLeft(client))) === 0) return config("NO_CREDIT", provider);
  }
  const seriesFault = await orUndecided(() => faultOfSeries(client, invoice));
  if (seriesFault !== undefined) return config(seriesFault, provider);
  const isOtherKind = await orUndecided(() => isBuyerOfOtherKind(client, invoice));
  return { kind: "refused", reason: isOtherKind ? "reroute" : "data", provider };
}

type Question = {
  readonly ours: "duplicate";
  readonly otherwise: "config" | "refused";
  readonly provider: ProviderWords;
};

/** Whether the document NES speaks of is ours; while that cannot be told, it may be. */
export async function whoseDocument(
  client: NesClient,
  invoice: Invoice,
  { otherwise, provider }: Question,
): Promise<SubmitOutcome> {
  try {
    const ours = await findInvoice(client, invoice);
    if (ours) return { kind: "duplicate", providerCode: provider.code };
    return otherwise === "config" ? { kind: "config", provider } : { kind: "refused", reason: "data", provider };
  } catch (error) {
    if (error instanceof AppError) return { kind: "unknown" };
    throw error;
  }
}

/** NES numbers a series of the portal only; with a whole number of our own the series is not asked for. */
async function faultOfSeries(client: NesClient, invoice: Invoice): Promise<string | undefined> {
  if (invoice.number !== undefined) return undefined;
  const year = invoice.issueDate.slice(0, 4);
  const series = readIfFound(await client.series(invoice.profileId, invoice.series, year), seriesAnswer, judge);
  if (series === undefined) return "SERIES_UNKNOWN";
  return series.isPortal === false ? "SERIES_NOT_PORTAL" : undefined;
}

/** An e-Arşiv invoice to a registered buyer, or an e-Fatura to one who is not. */
async function isBuyerOfOtherKind(client: NesClient, { profileId, buyer }: Invoice): Promise<boolean> {
  if (profileId === "IHRACAT") return false;
  const { registered } = await lookUpTaxpayer(client, buyer.taxId.value);
  return registered === (profileId === "EARSIVFATURA");
}

const config = (code: string, { text }: ProviderWords): SubmitOutcome => ({ kind: "config", provider: { code, text } });

/** A question whose answer decides nothing when it does not come. */
export async function orUndecided<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}
