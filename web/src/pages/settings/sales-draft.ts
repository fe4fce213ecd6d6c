import { at, type Json, linesOf, list, number, text, withPart } from "./json.ts";

type Setting<T> = {
  readonly path: readonly string[];
  /** What is shown of the saved value, or of none. */
  readonly show: (saved: unknown) => T;
  /** SHOP.json of what was typed; `undefined` where that is nothing. */
  readonly write: (typed: T) => unknown;
};

const words = (path: readonly string[], fallback = ""): Setting<string> => ({
  path,
  show: (saved) => text(saved) || fallback,
  write: (typed) => typed.trim() || undefined,
});

const whole = (path: readonly string[]): Setting<string> => ({
  path,
  show: text,
  write: (typed) => (typed.trim() === "" ? undefined : number(typed)),
});

const lines = (path: readonly string[]): Setting<string> => ({
  path,
  show: (saved) => list(saved).map(text).join("\n"),
  write: (typed) => (typed.trim() === "" ? undefined : linesOf(typed)),
});

const flag = (path: readonly string[], fallback: boolean): Setting<boolean> => ({
  path,
  show: (saved) => (typeof saved === "boolean" ? saved : fallback),
  write: (typed) => typed,
});

/** The settings that concern some sales only. One left as it was is not written, so that a default stays a default. */
const TEXTS = {
  surcharge: words(["tax", "surcharge", "attribute"]),
  etgbTitles: lines(["tax", "exports", "etgbShippingTitles"]),
  etgbKilograms: whole(["tax", "exports", "etgbLimits", "kilograms"]),
  etgbEuros: whole(["tax", "exports", "etgbLimits", "euros"]),
  posSales: words(["channels", "pos"], "not-ours"),
  tillSend: words(["till", "sendType"], "ELEKTRONIK"),
  currency: words(["currency"], "TRY"),
  einvoiceProfile: words(["einvoice", "profile"], "TEMELFATURA"),
  numbering: words(["numbering"], "integrator"),
  creditWarning: whole(["creditWarning"]),
  lawfulDays: whole(["issue", "lawfulDays"]),
  cancelDays: whole(["issue", "cancelDays"]),
  buyerTaxId: lines(["buyerFields", "taxId"]),
  buyerTaxOffice: lines(["buyerFields", "taxOffice"]),
  buyerTitle: lines(["buyerFields", "title"]),
} as const;

const FLAGS = {
  mailsBuyer: flag(["mailsBuyer"], false),
  surchargeFromPayments: flag(["tax", "surcharge", "fromPayments"], false),
  isGtipRequired: flag(["tax", "exports", "isGtipRequired"], true),
} as const;

export type SalesText = keyof typeof TEXTS;
export type SalesFlag = keyof typeof FLAGS;
export type SalesDraft = Readonly<Record<SalesText, string>> & Readonly<Record<SalesFlag, boolean>>;

export function salesOf(profile: unknown): SalesDraft {
  const shown = Object.entries({ ...TEXTS, ...FLAGS }).map(([name, { path, show }]) => [name, show(at(profile, path))]);
  return Object.fromEntries(shown) as SalesDraft;
}

export function withSales(profile: Json, draft: SalesDraft): Json {
  const put = <T>(into: Json, { path, show, write }: Setting<T>, typed: T): Json =>
    show(at(into, path)) === typed ? into : withPart(into, path, write(typed));
  const texts = (Object.keys(TEXTS) as SalesText[]).reduce(
    (into, name) => put(into, TEXTS[name], draft[name]),
    profile,
  );
  return (Object.keys(FLAGS) as SalesFlag[]).reduce((into, name) => put(into, FLAGS[name], draft[name]), texts);
}

/** The field the server's path means, if it is one of these. */
export const salesFieldOf = (path: string): SalesText | undefined =>
  (Object.keys(TEXTS) as SalesText[]).find((name) => path === ["profile", ...TEXTS[name].path].join("."));
