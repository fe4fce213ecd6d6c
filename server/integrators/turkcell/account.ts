import type { Taxpayer } from "../../invoice/e-fatura/taxpayer.ts";
import { AppError } from "../../pipeline/errors.ts";
import type { IntegratorAccount } from "../../pipeline/ports/integrator.ts";
import { readAnswer, readIfFound } from "../answer.ts";
import type { TurkcellClient } from "./client.ts";
import { judge } from "./errors.ts";
import { unitsAnswer, userAnswer } from "./wire.ts";

/** Proves the key by what it may ask; the number is the merchant's word, the registry's title goes with it. */
export async function verifyCredentials(client: TurkcellClient, vkn: string): Promise<IntegratorAccount> {
  readAnswer(await client.units(), unitsAnswer, judge);
  const own = readIfFound(await client.user(vkn), userAnswer, judge);
  return { vkn, title: titleOf(own) ?? "" };
}

/** e-İrsaliye has mailboxes of its own in the same answer. */
const E_FATURA = 1;
/** GibUserType: 2 is everybody else. */
const PUBLIC_BODY = 1;

/**
 * Asks the registry. Mailboxes that are none of e-Fatura's mean "not registered", and so does "there is none". How that one
 * looks is published nowhere, a model left empty or a 404, and a gateway in front may say 404 too: it is believed of a registry
 * that knows the account itself, for nobody issues e-Arşiv who is not in it.
 */
export async function lookUpTaxpayer(client: TurkcellClient, taxId: string): Promise<Taxpayer> {
  const ask = async (id: string) => named(readIfFound(await client.user(id), userAnswer, judge));
  const found = await ask(taxId);
  if (!found && (await ask(client.owner))) return { registered: false };
  if (!found) throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { field: "owner" } });
  const all = found.receiverboxAliases ?? [];
  // What is told of another number must not name this buyer, nor send a document to that other one.
  if ([found.definition, ...all].some((one) => one?.identifier && one.identifier !== taxId)) {
    throw new AppError("INTEGRATOR_ANSWER_INVALID", { facts: { boxes: all.length } });
  }
  const inUse = all.filter(({ appType, isActive }) => (appType ?? E_FATURA) === E_FATURA && isActive !== false);
  if (all.length > 0 && inUse.length === 0) return { registered: false };
  const aliases = inUse.flatMap(({ alias }) => alias ?? []);
  return {
    registered: true,
    title: titleOf(found),
    isPublic: found.definition?.gibUserType === PUBLIC_BODY,
    aliases: [...new Set(aliases)],
  };
}

type Found = NonNullable<ReturnType<typeof userAnswer.parse>>;

/** Whoever is registered has a name and a mailbox. */
const named = (found: Found | undefined): Found | undefined =>
  found?.definition || found?.receiverboxAliases?.length || found?.senderboxAliases?.length ? found : undefined;

const titleOf = (found: Found | undefined): string | undefined =>
  found?.definition?.title || found?.receiverboxAliases?.find(({ title }) => title)?.title || undefined;
