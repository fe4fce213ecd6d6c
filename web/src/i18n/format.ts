import type { DateText, InstantText, MoneyText } from "../../../server/http/contract.ts";
import type { Language } from "./language.ts";

export type Format = {
  /** A dash for an amount that could not be read: never a zero. */
  readonly money: (amount: MoneyText | null, currency: string) => string;
  /** A net unit price keeps up to eight decimals. */
  readonly unitPrice: (amount: string, currency: string) => string;
  readonly number: (value: number) => string;
  readonly date: (day: DateText) => string;
  /** Day and month, where the year is plain. */
  readonly shortDate: (day: DateText) => string;
  readonly instant: (at: InstantText) => string;
};

const UNREADABLE = "—";
const LOCALE = { tr: "tr-TR", en: "en-GB" } as const satisfies Record<Language, string>;

/** The one place where amounts, days and instants become text. Amounts go to Intl as exact decimal text, never a float. */
export function formatter(language: Language): Format {
  const locale = LOCALE[language];
  const amounts = currencyFormats(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const unitPrices = currencyFormats(locale, { minimumFractionDigits: 2, maximumFractionDigits: 8 });
  const numbers = once(() => new Intl.NumberFormat(locale));
  const days = once(() => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" }));
  const shortDays = once(() => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }));
  const instants = once(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone: "Europe/Istanbul" }),
  );
  return {
    money: (amount, currency) => {
      if (amount === null) return UNREADABLE;
      return isDecimal(amount) ? amounts(currency).format(amount) : amount;
    },
    unitPrice: (amount, currency) => (isDecimal(amount) ? unitPrices(currency).format(amount) : amount),
    number: (value) => numbers().format(value),
    // A document's date is already an Istanbul day: it is read and shown in one zone so that it cannot shift.
    date: (day) => whenValid(day, `${day}T00:00:00Z`, days()),
    shortDate: (day) => whenValid(day, `${day}T00:00:00Z`, shortDays()),
    instant: (at) => whenValid(at, at, instants()),
  };
}

/** Made when first asked for: each costs milliseconds, and no page needs them all. */
function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function currencyFormats(locale: string, digits: Intl.NumberFormatOptions) {
  const made = new Map<string, Intl.NumberFormat>();
  return (currency: string): Intl.NumberFormat => {
    const known = made.get(currency);
    if (known !== undefined) return known;
    const format = new Intl.NumberFormat(locale, {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      ...digits,
    });
    made.set(currency, format);
    return format;
  };
}

const isDecimal = (text: string): text is Intl.StringNumericLiteral => /^-?\d+(\.\d+)?$/.test(text);

function whenValid(shown: string, iso: string, format: Intl.DateTimeFormat): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? shown : format.format(at);
}
