import { CARRIERS } from "../../gib/carriers.ts";
import { KDV_EXEMPTIONS } from "../../gib/exemption-codes.ts";
import { PROVINCES } from "../../gib/provinces.ts";
import { SPECIAL_BASES } from "../../gib/special-base-codes.ts";
import { EXCISES } from "../../gib/tax-type-codes.ts";
import { VAT_RATES } from "../../gib/vat-rates.ts";
import { WITHHOLDINGS } from "../../gib/withholding-codes.ts";
import type { SettingsChoices } from "../contract.ts";

const choice = ({ code, name }: { readonly code: string; readonly name: string }) => ({
  id: code,
  label: `${code} · ${name}`,
});

/** They stand in the order of their plates, in which nobody looks one up. */
const BY_NAME = PROVINCES.toSorted((one, other) => one.localeCompare(other, "tr"));

/** What the lists of the settings page offer, from the dated code lists. */
export const SETTINGS_CHOICES: SettingsChoices = {
  carriers: CARRIERS.map(({ id, title }) => ({ id, label: title })),
  vatRates: [...(VAT_RATES[0]?.rates ?? [])].toSorted((a, b) => b - a),
  exemptions: KDV_EXEMPTIONS.map(choice),
  excises: EXCISES.map(choice),
  specialBases: SPECIAL_BASES.map(choice),
  withholdings: WITHHOLDINGS.map(choice),
  provinces: BY_NAME,
};
