import type { Fault } from "../fault.ts";
import { formatKurus, type Kurus, parseKurus } from "../money/money.ts";

/** What a person marked as done: a proposal, and the amount that was dealt with by then, counted from the invoice on. */
export type Settled = { readonly code: string; readonly total: string };

/** Done under these names as well: only the days that passed gave the same matter another one. */
const ALSO_DONE_AS: Partial<Readonly<Record<Fault["code"], readonly string[]>>> = {
  RETURN_BY_COMPANY: ["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK_LATE"],
  RETURN_BY_CONSUMER: ["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK_LATE"],
  PARCEL_CAME_BACK_LATE: ["PARCEL_CAME_BACK"],
};

/** Each asks for a document of its own; an invoice is cancelled as a whole. */
const IN_PARTS: ReadonlySet<Fault["code"]> = new Set([
  "RETURN_BY_COMPANY",
  "RETURN_BY_CONSUMER",
  "RETURN_AT_CUSTOMS",
  "ORDER_GREW",
]);

/**
 * The proposals that are left once a person has settled some: the same one does not come back, and a further refund or addition
 * asks for what came to it since, or the first would get its document twice.
 */
export const stillOpen = (corrections: readonly Fault[], settled: readonly Settled[]): readonly Fault[] =>
  corrections.flatMap((one) => {
    const isOfIt = ({ code, total }: Settled) => code === one.code || (isAlso(one, code) && total === totalOf(one));
    const totals = settled.filter(isOfIt).map(({ total }) => total);
    return totals.includes(totalOf(one)) ? [] : [IN_PARTS.has(one.code) ? less(one, totals) : one];
  });

const isAlso = ({ code }: Fault, other: string): boolean => ALSO_DONE_AS[code]?.includes(other) === true;

/** What is dealt with once this one is. */
const totalOf = ({ facts }: Fault): string => String(facts?.["total"] ?? facts?.["amount"] ?? "");

function less(one: Fault, totals: readonly string[]): Fault {
  const total = kurusOf(totalOf(one));
  const done = totals.map(kurusOf).reduce((most, each) => (each < total && each > most ? each : most), 0n);
  if (done === 0n) return one;
  return { ...one, facts: { ...one.facts, amount: formatKurus(total - done), total: formatKurus(total) } };
}

const kurusOf = (text: string): Kurus => {
  const amount = parseKurus(text, "order.currentTotalPriceSet");
  return amount.ok ? amount.value : 0n;
};
