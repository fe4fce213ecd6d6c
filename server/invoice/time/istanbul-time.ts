/** A calendar day in Europe/Istanbul, "2026-11-20": the only kind of date a document carries. */
export type IstanbulDate = string & { readonly brand: "IstanbulDate" };

// Swedish writes "2026-11-20 23:59:59"; a whole text costs a third of its parts.
const WALL_CLOCK = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Istanbul",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  hourCycle: "h23",
});

/** The Istanbul day of an instant: 2026-11-20T22:30Z is already the 21st. */
export const istanbulDate = (instant: Date): IstanbulDate => wallClock(instant).slice(0, 10) as IstanbulDate;

/** The Istanbul wall-clock time of an instant, "HH:MM:SS". */
export const istanbulTime = (instant: Date): string => wallClock(instant).slice(11, 19);

/** Since the clocks were left on summer time Istanbul is three hours ahead of UTC all year; adding them is four times as fast. */
const wallClock = (instant: Date): string =>
  instant.getTime() >= FIXED_SINCE && instant.getTime() < FAR
    ? new Date(instant.getTime() + THREE_HOURS).toISOString()
    : WALL_CLOCK.format(instant);

/** Cabinet decree 2016/9154: no change of clocks from 30.10.2016 on. */
const FIXED_SINCE = Date.UTC(2016, 9, 31);
const FAR = Date.UTC(9999, 11, 31);
const THREE_HOURS = 3 * 3_600_000;

/** Accepts an existing calendar day as "YYYY-MM-DD"; `undefined` for anything else. */
export function toIstanbulDate(text: string): IstanbulDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const instant = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text);
  return isReal ? (text as IstanbulDate) : undefined;
}

/** GİB's schematron takes no date of a document before (TimeCheck). */
export const FIRST_DAY = "2005-01-01" as IstanbulDate;

/** A day as people in Turkey write it: "20.11.2026", or "2026-11-20". */
export const writtenDate = (text: string): IstanbulDate | undefined =>
  toIstanbulDate(text.trim().replace(/^(\d{2})[./](\d{2})[./](\d{4})$/, "$3-$2-$1"));

/** "20.11.2026", for a sentence. */
export const turkishDate = (date: IstanbulDate): string => date.split("-").toReversed().join(".");

/** Midnight in Istanbul, which is three hours ahead of UTC all year. */
export const startOfDay = (date: IstanbulDate): Date => new Date(`${date}T00:00:00+03:00`);

/** Moves a calendar day by whole days. */
export function addDays(date: IstanbulDate, days: number): IstanbulDate {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10) as IstanbulDate;
}
