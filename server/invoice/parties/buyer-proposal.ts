import { type Fault, fault } from "../fault.ts";
import type { MerchantEntry } from "./merchant-entry.ts";
import { err, ok, type Result } from "../result.ts";
import { CONSUMER_TCKN, parseTaxId } from "./tax-id.ts";
import { cleanName } from "../text.ts";

/** What a buyer says about whom the invoice is for, as typed. */
export type BuyerProposal = {
  readonly kind: "person" | "company";
  readonly taxId: string;
  readonly title: string;
  readonly taxOffice: string;
};

/**
 * Reads a buyer's own tax data as an entry. Unlike a merchant, a buyer cannot come back to mend it: a wrong number, a number
 * of nobody or a company without its title is refused on the spot.
 */
export function readProposal({ kind, ...typed }: BuyerProposal): Result<MerchantEntry, readonly Fault[]> {
  const isCompany = kind === "company";
  const title = isCompany ? cleanName(typed.title) : undefined;
  const taxOffice = isCompany ? cleanName(typed.taxOffice) : undefined;
  const taxId = parseTaxId(typed.taxId, "taxId");
  const faults = taxId.ok ? numberFaults(taxId.value, isCompany) : [taxId.error];
  const all = isCompany && title === undefined ? [...faults, fault("BUYER_TITLE_MISSING", "title")] : faults;
  if (all.length > 0 || !taxId.ok) return err(all);
  const { value } = taxId.value;
  return ok({ kind, taxId: value, ...(title ? { title } : {}), ...(taxOffice ? { taxOffice } : {}) });
}

/** A sole trader's company has a TCKN; a person never has a VKN. */
function numberFaults({ scheme, value }: { scheme: string; value: string }, isCompany: boolean): readonly Fault[] {
  if (value === CONSUMER_TCKN) return [fault("TAX_ID_CHECKSUM", "taxId")];
  return scheme === "VKN" && !isCompany ? [fault("TAX_ID_LENGTH", "taxId", { length: value.length })] : [];
}
