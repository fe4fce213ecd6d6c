import { partyAddress } from "./address.ts";
import { buyerKindOf, correctedAddress } from "./buyer-corrections.ts";
import { buyerTaxId } from "./buyer-tax-id.ts";
import { type Fault, fault } from "../fault.ts";
import { isBuyerHidden } from "./hidden-buyer.ts";
import type { Order, OrderAddress } from "../order.ts";
import type { Party, PartyTaxId } from "./party.ts";
import { err, ok, type Result } from "../result.ts";
import { looksLikePerson } from "./person-title.ts";
import { bareTaxId, FOREIGNER_VKN, isTckn, isVkn, type TaxId } from "./tax-id.ts";
import { cleanName, cleanText, fold } from "../text.ts";

const NUMBER = "(no|numara(si|nizi?|m)?)";
// "tckimlikno" is read in one way only: in a key, which any buyer may write, each repetition would else double the time.
const TC = "tc(kimlik|(?!kimlik))";
const TERM = `((vkn|tckn|${TC})${NUMBER}?|vergi(kimlik)?(${NUMBER}|(?=tc))|kimlik${NUMBER}|(tax|vat)(id|no|number))`;

/** Words around a field's name: whose number it is, and whether it must be given. */
const BEFORE = "(fatura|billing|invoice|kurumsal|bireysel|firma|sirket|company)";
const BEHIND =
  "(kurumsal|bireysel|firma|sirket|faturaicin|zorunlu|opsiyonel|istegebagli|varsa|optional|1[01]hane(li)?|giriniz|yaziniz)";

/** Note attributes in which themes and forms put the buyer's tax data, folded: "TC Kimlik No / Vergi No", "billing_tckn" … */
const TAX_ID_KEYS = new RegExp(`^${BEFORE}*${TERM}((veya|yada|ve|or)?${TERM})*${BEHIND}*$`);
const TAX_OFFICE_KEYS = /^(vergidairesi|taxoffice)$/;
const TITLE_KEYS =
  /^(unvan|firma|firmaadi|firmaunvani|sirket|sirketadi|sirketunvani|faturaunvani|company|companyname)$/;

/** The buyer as the document names them. All faults are reported together. */
export function buyerOf(order: Order): Result<Party, readonly Fault[]> {
  const address = correctedAddress(order);
  const taxId = partyTaxIdOf(order, address);
  const place = partyAddress(address, "order.billingAddress");
  if (!taxId.ok || !place.ok) {
    const faults = [taxId, place].flatMap((part) => (part.ok ? [] : part.error));
    const isSilent = faults.some(({ code }) => code === "BUYER_NAME_MISSING" || code === "BUYER_ADDRESS_MISSING");
    return err(isSilent && isBuyerHidden(order) ? [fault("BUYER_DATA_HIDDEN", "order.billingAddress")] : faults);
  }
  return ok({
    taxId: taxId.value,
    taxOffice: cleanText(order.entry?.taxOffice) ?? taxOfficeOf(order),
    mersis: undefined,
    address: place.value,
    email: cleanText(order.email),
    phone: cleanText(order.phone ?? address.phone),
    webSite: undefined,
  });
}

function partyTaxIdOf(order: Order, address: OrderAddress): Result<PartyTaxId, readonly Fault[]> {
  const kind = buyerKindOf(order);
  const title = kind === "person" ? undefined : titleOf(order, address);
  const name = personName(address);
  const taxId = buyerTaxId({
    stated: soleTradersTckn(statedNumbers(order, address), title),
    isCompany: kind === "company" || title !== undefined,
    isAbroad: (address.countryCode ?? "TR") !== "TR",
  });
  const nameless = name ? undefined : namelessFault(taxId, title);
  const fullName = name && `${name.firstName} ${name.familyName}`;
  // A person's name beside a VKN is a sole trader's, or that of whoever ordered for a company.
  const unsure = taxId.ok && !isVouchedFor(order) ? soleTraderFault(taxId.value, title ?? fullName) : undefined;
  const faults = [...(taxId.ok ? [] : [taxId.error]), ...(nameless ? [nameless] : []), ...(unsure ? [unsure] : [])];
  if (!taxId.ok || faults.length > 0) return err(faults);
  const { scheme, value } = taxId.value;
  if (scheme === "TCKN" && name) return ok({ scheme, value, ...name });
  return ok({ scheme: "VKN", value, title: title ?? fullName ?? "" });
}

/** A person's title with a VKN and a TCKN is one sole trader: the document is theirs as a person. */
function soleTradersTckn(stated: readonly string[], title: string | undefined): readonly string[] {
  const numbers = [...new Set(stated.map(bareTaxId))];
  const tckns = numbers.filter(isTckn);
  const isOne = numbers.length === 2 && tckns.length === 1 && numbers.some(isVkn);
  return isOne && title !== undefined && looksLikePerson(title) ? tckns : stated;
}

/** The merchant wrote the number or the title, or keeps the buyer as a company of the shop. */
const isVouchedFor = ({ entry, companyLocation }: Order): boolean =>
  companyLocation !== undefined || (cleanText(entry?.taxId) ?? cleanText(entry?.title)) !== undefined;

/** A sole trader may be registered for e-Fatura under the TCKN: asking about the VKN alone would miss it. */
const soleTraderFault = ({ scheme, value }: TaxId, title: string | undefined): Fault | undefined =>
  scheme === "VKN" && value !== FOREIGNER_VKN && title !== undefined && looksLikePerson(title)
    ? fault("BUYER_TCKN_NEEDED", "buyer.taxId")
    : undefined;

/** The merchant's word settles what the order leaves open, two numbers that disagree included. */
export function statedNumbers(order: Order, address: OrderAddress): readonly string[] {
  const entered = cleanText(order.entry?.taxId);
  if (entered !== undefined) return [entered];
  const all = [...order.taxIds, ...attributes(order, TAX_ID_KEYS), ...numbersAsTitle(order, address)];
  return all.flatMap((text) => cleanText(text) ?? []);
}

/** Figures in a title's place are a number, unless the merchant says that no company buys. */
const numbersAsTitle = (order: Order, { company }: OrderAddress): readonly string[] =>
  order.entry?.kind === "person"
    ? []
    : [...attributes(order, TITLE_KEYS), company ?? ""].filter((text) => /\d/.test(text) && !cleanName(text));

export const taxOfficeOf = (order: Order): string | undefined => attribute(order, TAX_OFFICE_KEYS);

export const titleOf = (order: Order, address: OrderAddress): string | undefined =>
  cleanText(order.entry?.title) ??
  attribute(order, TITLE_KEYS) ??
  cleanName(order.companyLocation?.name) ??
  cleanName(address.company);

/** Nobody is named: a company then needs a title, everyone else a name. */
function namelessFault(taxId: Result<TaxId, Fault>, title: string | undefined): Fault | undefined {
  const isCompany = taxId.ok ? taxId.value.scheme === "VKN" : title !== undefined;
  if (!isCompany) return fault("BUYER_NAME_MISSING", "order.billingAddress.name");
  return title === undefined ? fault("BUYER_TITLE_MISSING", "order.billingAddress.company") : undefined;
}

/** GİB wants two names; a single word is split off the longer field, and "-" stands where there is none. */
function personName(address: OrderAddress): { firstName: string; familyName: string } | undefined {
  const firstName = cleanName(address.firstName);
  const familyName = cleanName(address.lastName);
  if (firstName && familyName) return { firstName, familyName };
  const words = (firstName ?? familyName ?? "").split(" ");
  const [only, ...rest] = words;
  if (!only) return undefined;
  return rest.length === 0
    ? { firstName: only, familyName: "-" }
    : { firstName: words.slice(0, -1).join(" "), familyName: words.at(-1) ?? "-" };
}

const attributes = (order: Pick<Order, "attributes">, keys: RegExp): readonly string[] =>
  order.attributes.flatMap(({ key, value }) => (keys.test(fold(key)) ? (cleanText(value) ?? []) : []));

const attribute = (order: Order, keys: RegExp): string | undefined => attributes(order, keys).find(cleanName);
