import type { ProfileId } from "../../invoice/invoice.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { DocumentKey, IntegratorAccount } from "../../pipeline/integrator.ts";
import { parseBody, refusedQuestion, unreachable } from "../answer.ts";
import { writeJson } from "../exact-json.ts";
import { moduleOf, type NilveraClient } from "./client.ts";
import { judge } from "./errors.ts";
import { readAnswer } from "./read.ts";
import { companyAnswer, creditsAnswer, seriesAnswer } from "./wire.ts";

/** Whose account the key opens. Its credits are told where the key may see them. */
export async function readAccount(client: NilveraClient): Promise<IntegratorAccount> {
  const company = readAnswer(await client.company(), companyAnswer);
  if (company.IsActive === false || company.IsDeleted) {
    throw new AppError("INTEGRATOR_CONFIG", { facts: { providerCode: "COMPANY_INACTIVE" } });
  }
  return { vkn: company.TaxNumber, title: company.Name, credits: await remainingCredits(client) };
}

async function remainingCredits(client: NilveraClient): Promise<number | undefined> {
  const outcome = await client.credits();
  const rows =
    outcome.kind === "answered" && outcome.status === 200 ? parseBody(outcome.body, creditsAnswer) : undefined;
  return rows?.length ? rows.reduce((total, { RemainingCredit }) => total + RemainingCredit, 0) : undefined;
}

export async function listSeries(client: NilveraClient, profileId: ProfileId): Promise<readonly string[]> {
  const { Content } = readAnswer(await client.series(moduleOf(profileId)), seriesAnswer);
  return Content?.flatMap(({ Name, IsActive }) => (Name && IsActive !== false ? [Name] : [])) ?? [];
}

/** Nilvera mails the document itself, in its own design. */
export async function mailInvoice(
  client: NilveraClient,
  { ettn, profileId }: DocumentKey,
  address: string,
): Promise<void> {
  const outcome = await client.mail(moduleOf(profileId), writeJson({ UUID: ettn, emailAddresses: [address] }));
  if (outcome.kind !== "answered") throw unreachable(outcome);
  if (outcome.status !== 200) throw refusedQuestion(outcome, judge);
}
