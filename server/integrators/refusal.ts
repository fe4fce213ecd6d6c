import type { Invoice } from "../invoice/invoice.ts";
import type { Taxpayer } from "../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../pipeline/errors.ts";
import type { DocumentStatus, SubmitOutcome } from "../pipeline/ports/integrator.ts";

/*
 * For integrators whose refusals have no code that says why: what the account and the registry say now decides, never the
 * text of the refusal.
 */

type Find = () => Promise<DocumentStatus | undefined>;

/** A question whose answer decides nothing when it does not come. */
export async function orUndecided<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Whether the document an answer speaks of is ours; `undefined` while that cannot be told. */
export const isKept = (find: Find): Promise<boolean | undefined> =>
  orUndecided(async () => (await find()) !== undefined);

/** An e-Arşiv invoice to a registered buyer, or an e-Fatura to one who is not. */
export async function isBuyerOfOtherKind(
  lookUp: (taxId: string) => Promise<Taxpayer>,
  { profileId, buyer }: Invoice,
): Promise<boolean> {
  if (profileId === "IHRACAT") return false;
  const taxpayer = await orUndecided(() => lookUp(buyer.taxId.value));
  return taxpayer !== undefined && taxpayer.registered === (profileId === "EARSIVFATURA");
}

/** To a document sent again, "it is there" says nothing; that it is no longer failed says it went. */
export async function settleResend(find: Find, outcome: SubmitOutcome): Promise<SubmitOutcome> {
  if (outcome.kind !== "duplicate") return outcome;
  const found = await orUndecided(find);
  if (!found) return { kind: "unknown" };
  if (found.state !== "failed") return outcome;
  return { kind: "refused", reason: "data", provider: { code: outcome.providerCode, text: "" } };
}
