import { CARRIERS } from "../../gib/carriers.ts";
import { KDV_EXEMPTIONS } from "../../gib/exemption-codes.ts";
import { PROVINCES } from "../../gib/provinces.ts";
import { VAT_RATES } from "../../gib/vat-rates.ts";
import type { SettingsChoices } from "../contract.ts";

/** What the lists of the settings page offer, from the dated code lists. */
export const SETTINGS_CHOICES: SettingsChoices = {
  carriers: CARRIERS.map(({ id, title }) => ({ id, label: title })),
  vatRates: [...(VAT_RATES[0]?.rates ?? [])].toSorted((a, b) => b - a),
  exemptions: KDV_EXEMPTIONS.map(({ code, name }) => ({ id: code, label: `${code} · ${name}` })),
  provinces: PROVINCES,
};
