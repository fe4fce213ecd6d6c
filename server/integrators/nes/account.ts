import type { ProfileId } from "../../invoice/invoice.ts";
import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { IntegratorAccount } from "../../pipeline/ports/integrator.ts";
import { readAnswer, readIfFound } from "../answer.ts";
import type { NesClient } from "./client.ts";
import { judge } from "./errors.ts";
import { creditAnswer, seriesListAnswer, userAnswer } from "./wire.ts";

/** Proves the key by what it may ask; the number is the merchant's word, the registry's title goes with it. */
export async function verifyCredentials(client: NesClient, vkn: string): Promise<IntegratorAccount> {
  const credits = await creditsLeft(client);
  const own = await findUser(client, vkn, "Gb");
  return { vkn, title: own?.title ?? "", credits };
}

/** Documents bought, less those used and those that lapsed; `undefined` where the key has not this right among its others (403). */
export async function creditsLeft(client: NesClient): Promise<number | undefined> {
  const outcome = await client.credits();
  if (outcome.kind === "answered" && outcome.status === 403 && judge(outcome).verdict === "config") return undefined;
  const { totalDefinedCount, totalUsedCount, totalExpiredUnUsedCount } = readAnswer(outcome, creditAnswer, judge);
  return totalDefinedCount - totalUsedCount - totalExpiredUnUsedCount;
}

/** Those of the portal: in any other NES numbers nothing, and refuses a document that names no more than the series. */
export const listSeries = async (client: NesClient, profileId: ProfileId): Promise<readonly string[]> =>
  readAnswer(await client.seriesList(profileId), seriesListAnswer, judge).flatMap(({ serie, isPortal }) =>
    serie && isPortal !== false ? [serie] : [],
  );

/**
 * Asks the e-Fatura list for mailboxes. How NES's own "there is none" looks is published nowhere, and a gateway in front may
 * say 404 too: it is believed of a list that knows the account itself, for nobody issues e-Arşiv who is not on it.
 */
export async function lookUpTaxpayer(client: NesClient, taxId: string): Promise<Taxpayer> {
  const found = await findUser(client, taxId, "Pk");
  if (found) return { registered: true, ...found };
  if (await findUser(client, client.owner, "Gb")) return { registered: false };
  throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { field: "owner" } });
}

/** The label under which the seller sends e-Fatura; the first where it has several, all of them being its own. */
export const findSenderAlias = async (client: NesClient, vkn: string): Promise<string | undefined> =>
  (await findUser(client, vkn, "Gb"))?.aliases[0];

type User = {
  readonly title: string | undefined;
  readonly isPublic: boolean;
  readonly aliases: readonly string[];
};

async function findUser(client: NesClient, taxId: string, aliasType: "Pk" | "Gb"): Promise<User | undefined> {
  const users = readIfFound(await client.user(taxId, aliasType), userAnswer, judge);
  if (!users || users.length === 0) return undefined;
  if (users.some(({ identifier }) => identifier && identifier !== taxId)) {
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { rows: users.length } });
  }
  const aliases = users.flatMap((user) => user.aliases ?? []).filter(({ type }) => !type || type !== OTHER[aliasType]);
  return {
    title: users.find(({ title }) => title)?.title ?? undefined,
    isPublic: users.some(({ type }) => type?.toUpperCase() === PUBLIC),
    aliases: [...new Set(aliases.flatMap(({ alias }) => alias ?? []))],
  };
}

/** GİB's list has "Özel" and "Kamu". */
const PUBLIC = "KAMU";

/** An alias of an unheard-of type stays in: an e-Fatura user must never look like a consumer. */
const OTHER = { Pk: "Gb", Gb: "Pk" } as const;
