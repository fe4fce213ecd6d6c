import { type Fault, fault } from "../fault.ts";
import { type Party, partyName } from "../parties/party.ts";
import { err, ok, type Result } from "../result.ts";
import type { RegisteredTaxpayer } from "./taxpayer.ts";
import { cleanText, foldWords } from "../text.ts";

/**
 * The buyer as the registry names them. A name there that is unlike what the buyer typed is a fault: the number may be a
 * stranger's, and an e-Fatura would reach that stranger. A person keeps the two names they gave, which the form wants apart.
 */
export function registeredBuyer(
  buyer: Party,
  { title, taxOffice }: Pick<RegisteredTaxpayer, "title" | "taxOffice">,
): Result<Party, Fault> {
  const registered = cleanText(title);
  const office = { taxOffice: cleanText(taxOffice) ?? buyer.taxOffice };
  if (registered === undefined) return ok({ ...buyer, ...office });
  if (!isSameOwner(partyName(buyer), registered)) {
    return err(fault("BUYER_UNLIKE_REGISTRY", "buyer.taxId", { title: registered }));
  }
  const { taxId } = buyer;
  return ok({ ...buyer, ...office, taxId: taxId.scheme === "VKN" ? { ...taxId, title: registered } : taxId });
}

/**
 * Whether two names may be one company's or one person's: the words of one, legal forms aside, are all among the other's,
 * the registered name's first word with them. A word may be cut short ("Müh." for "Mühendislik").
 */
export function isSameOwner(typed: string, registered: string): boolean {
  const [one, other] = [tellingWords(typed), tellingWords(registered)];
  const [first] = other;
  if (first === undefined || one.length === 0) return false;
  if (one.join("") === other.join("")) return true;
  const isWithin = (words: readonly string[], all: readonly string[]) =>
    words.every((word) => all.some((each) => isSameWord(word, each)));
  return one.some((word) => isSameWord(word, first)) && (isWithin(one, other) || isWithin(other, one));
}

const isSameWord = (one: string, other: string): boolean =>
  one === other || (one.length >= 3 && other.startsWith(one)) || (other.length >= 3 && one.startsWith(other));

/** Words of the name that tell whose it is; where none does, all of them. */
function tellingWords(name: string): readonly string[] {
  const words = foldWords(name);
  const telling = words.filter((word) => word.length > 1 && !LEGAL_FORMS.has(word));
  return telling.length > 0 ? telling : words;
}

/** Folded; single letters ("A.Ş.", "T.C.") are left out before. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  `as anonim ltd limited sti sirket sirketi ve san sanayi tic ticaret kollektif komandit koop kooperatifi
  sinirli sorumlu tc ozel ith ithalat ihr ihracat paz pazarlama hiz hizmetleri sahis isletmesi firmasi`.split(/\s+/),
);
