import { type Fault, fault } from "../fault.ts";
import { formatKurus, type Kurus, parseKurus } from "../money/money.ts";

/** What a person marked as done: a proposal, and the amount that was dealt with by then, counted from the invoice on. */
export type Settled = { readonly code: string; readonly total: string };

/** Each refund asks for a document of its own; an invoice is cancelled as a whole. */
const RETURNS: ReadonlySet<string> = new Set(["RETURN_BY_COMPANY", "RETURN_BY_CONSUMER", "RETURN_AT_CUSTOMS"]);
/** Of a sale that came to nothing: asked for as a whole, and once settled as good as a return over all of it. */
const WHOLE: readonly string[] = ["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK_LATE"];
const RETURNED: ReadonlySet<string> = new Set([...RETURNS, ...WHOLE, "RETURN_UNDONE"]);
const ADDED: ReadonlySet<string> = new Set(["ORDER_GREW", "ADDITION_WENT_BACK"]);
/** Only the days that passed gave the same parcel another name. */
const CAME_BACK: ReadonlySet<string> = new Set(["PARCEL_CAME_BACK", "PARCEL_CAME_BACK_LATE"]);

/**
 * The proposals that are left once a person has settled some, the oldest first: the same one does not come back, and a further
 * refund or addition asks for what came to it since, or the first would get its document twice. What was settled may have a
 * document that nobody here knows: that it went back, or came to nothing, is told as well.
 */
export function stillOpen(
  corrections: readonly Fault[],
  settled: readonly Settled[],
  { path, currency }: { readonly path: string; readonly currency: string },
): readonly Fault[] {
  const [returned, added] = [doneOf(settled, RETURNED), addedApart(settled)];
  const grew = corrections.find(({ code }) => code === "ORDER_GREW");
  // Of what went back there is one at most.
  const back = corrections.find((one) => one !== grew);
  const undone = (code: Fault["code"], done: Kurus, total: Kurus): readonly Fault[] =>
    total < done ? [fault(code, path, { amount: formatKurus(done - total), total: formatKurus(total), currency })] : [];
  return [
    ...(back && !isParcelSeenTo(back, settled) ? since(back, isPart(back, returned) ? returned : 0n) : []),
    ...(grew ? since(grew, added) : []),
    ...undone("RETURN_UNDONE", returned, totalOf(back)),
    ...undone("ADDITION_WENT_BACK", added, totalOf(grew)),
  ];
}

const doneOf = (settled: readonly Settled[], codes: ReadonlySet<string>): Kurus =>
  kurusOf(settled.findLast(({ code }) => codes.has(code))?.total);

/** What came after the invoice and was settled: whoever did what they were told invoiced it apart. */
export const addedApart = (settled: readonly Settled[]): Kurus => doneOf(settled, ADDED);

/** A whole invoice is cancelled however much of it was returned before, unless that was all of it. */
const isPart = (one: Fault, returned: Kurus): boolean => RETURNS.has(one.code) || totalOf(one) <= returned;

const isParcelSeenTo = (one: Fault, settled: readonly Settled[]): boolean =>
  CAME_BACK.has(one.code) &&
  settled.some(({ code, total }) => code === "PARCEL_CAME_BACK" && kurusOf(total) === totalOf(one));

/** What came to it since so much was dealt with. */
function since(one: Fault, done: Kurus): readonly Fault[] {
  const total = totalOf(one);
  if (done === 0n) return [one];
  if (total <= done) return [];
  return [{ ...one, facts: { ...one.facts, amount: formatKurus(total - done), total: formatKurus(total) } }];
}

const totalOf = (one: Fault | undefined): Kurus => kurusOf(one?.facts?.["amount"]);

function kurusOf(text: string | number = ""): Kurus {
  const amount = parseKurus(String(text), "amount");
  return amount.ok ? amount.value : 0n;
}
