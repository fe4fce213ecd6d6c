import { bareDigits, isTckn, isVkn } from "./tax-number.ts";

/** Whom the invoice is for, as the buyer says. A sole trader's company has a TCKN. */
export type TaxData = {
  readonly kind: "person" | "company";
  readonly taxId: string;
  readonly title: string;
  readonly taxOffice: string;
};

export const NOTHING_SAID: TaxData = { kind: "company", taxId: "", title: "", taxOffice: "" };

/** The key of a text for each field that cannot stay so. */
export type Mistakes = { readonly taxId?: string; readonly title?: string };

export function mistakesOf({ kind, taxId, title }: TaxData): Mistakes {
  const digits = bareDigits(taxId);
  const isRight = isTckn(digits) || (kind === "company" && isVkn(digits));
  return {
    ...(isRight ? {} : { taxId: numberMistake(kind, digits) }),
    ...(kind === "company" && title.trim() === "" ? { title: "mistake.title" } : {}),
  };
}

function numberMistake(kind: TaxData["kind"], digits: string): string {
  if (kind === "company") return "mistake.companyNumber";
  // Nobody has to give their TCKN, and must not be told to.
  return digits === "" ? "mistake.personNothing" : "mistake.personNumber";
}

/** Only what belongs to whom the invoice is for. */
export const cleaned = ({ kind, taxId, title, taxOffice }: TaxData): TaxData =>
  kind === "person"
    ? { ...NOTHING_SAID, kind, taxId: bareDigits(taxId) }
    : { kind, taxId: bareDigits(taxId), title: title.trim(), taxOffice: taxOffice.trim() };
