import { z } from "zod";
import type { DecimalText } from "../invoice/money/decimal.ts";
import { parseRate } from "../invoice/money/exchange-rate.ts";
import { type IstanbulDate, toIstanbulDate } from "../invoice/time/istanbul-time.ts";
import { divideRounded } from "../invoice/money/money.ts";
import { nodesOf, readXml, textAt, type XmlNode } from "../ubl/envelope/read-xml.ts";

/** One day's rates as the central bank announced them: lira for one unit of each currency. */
export type Bulletin = { readonly day: IstanbulDate; readonly rates: ReadonlyMap<string, DecimalText> };

/** Reads a bulletin's XML (`Tarih_Date` with `Currency` elements); `undefined` for anything else. */
export const readBulletin = (bytes: Uint8Array): Bulletin | undefined => readXml(bytes, bulletinOf)?.value;

function bulletinOf(root: XmlNode): Bulletin | undefined {
  const written = root.name === "{}Tarih_Date" ? (root.attribute("Tarih") ?? "") : "";
  const day = toIstanbulDate(written.replace(/^(\d{2})\.(\d{2})\.(\d{4})$/, "$3-$2-$1"));
  const rates = nodesOf(root, "{}Currency").flatMap((currency) => rateOf(currency) ?? []);
  return day === undefined || rates.length === 0 ? undefined : { day, rates: new Map(rates) };
}

const currencyShape = z.object({
  code: z.string().regex(/^[A-Z]{3}$/),
  unit: z.string().regex(/^[1-9]\d{0,5}$/),
  forexBuying: z.string().regex(/^\d{1,9}(\.\d{1,8})?$/),
});

/** A currency without a buying rate is listed with an empty one: it has none. */
function rateOf(currency: XmlNode): readonly [readonly [string, DecimalText]] | undefined {
  const told = {
    code: currency.attribute("CurrencyCode"),
    unit: textAt(currency, "{}Unit"),
    forexBuying: textAt(currency, "{}ForexBuying"),
  };
  const read = currencyShape.safeParse(told);
  const rate = read.success ? parseRate(perUnit(read.data.forexBuying, BigInt(read.data.unit))) : undefined;
  return read.success && rate !== undefined ? [[read.data.code, rate]] : undefined;
}

/** The yen is told per hundred. Six decimals are all a document takes; a rate in fewer keeps those it has. */
function perUnit(forexBuying: string, unit: bigint): string {
  const [whole = "", decimals = ""] = forexBuying.split(".");
  if (unit === 1n && decimals.length <= 6) return forexBuying;
  const millionths = divideRounded(BigInt(whole + decimals.padEnd(8, "0")), unit * 100n);
  const digits = millionths.toString().padStart(7, "0");
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}
