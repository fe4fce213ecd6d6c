import { type Fault, fault } from "../fault.ts";
import { formatKurus, type Kurus, parseKurus } from "../money/money.ts";

/** What a person marked as done: a proposal, and the amount that was dealt with by then, counted from the invoice on. */
export type Settled = { readonly code: string; readonly total: string };

/** Done under these names as well: only the days that passed gave the same matter another one. */
const ALSO_DONE_AS: Partial<Readonly<Record<Fault["code"], readonly string[]>>> = {
  RETURN_BY_COMPANY: ["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK_LATE"],
  RETURN_BY_CONSUMER: ["INVOICE_TO_CANCEL", "PARCEL_CAME_BACK_LATE"],
  PARCEL_CAME_BACK_LATE: ["PARCEL_CAME_BACK"],
};

/** Each refund asks for a document of its own; an invoice is cancelled as a whole. */
const IN_PARTS: ReadonlySet<Fault["code"]> = new Set(["RETURN_BY_COMPANY", "RETURN_BY_CONSUMER", "RETURN_AT_CUSTOMS"]);
const ADDITIONS: ReadonlySet<string> = new Set(["ORDER_GREW", "ADDITION_WENT_BACK"]);

/**
 * The proposals that are left once a person has settled some, the oldest first: the same one does not come back, and a further
 * refund or addition asks for what came to it since, or the first would get its document twice. What was added and settled may
 * have an invoice that nobody here knows: that it went back is told as well.
 */
export function stillOpen(
  corrections: readonly Fault[],
  settled: readonly Settled[],
  { path, currency }: { readonly path: string; readonly currency: string },
): readonly Fault[] {
  const added = totalOf(corrections.find(({ code }) => code === "ORDER_GREW"));
  const invoiced = kurusOf(settled.findLast(({ code }) => ADDITIONS.has(code))?.total);
  const went = { amount: formatKurus(invoiced - added), total: formatKurus(added), currency };
  return [
    ...corrections.flatMap((one) => (one.code === "ORDER_GREW" ? since(one, invoiced) : unsettled(one, settled))),
    ...(added < invoiced ? [fault("ADDITION_WENT_BACK", path, went)] : []),
  ];
}

function unsettled(one: Fault, settled: readonly Settled[]): readonly Fault[] {
  const total = totalOf(one);
  const isDone = ({ code, total: done }: Settled) =>
    kurusOf(done) === total && (code === one.code || ALSO_DONE_AS[one.code]?.includes(code) === true);
  if (settled.some(isDone)) return [];
  if (!IN_PARTS.has(one.code)) return [one];
  const before = settled.filter(({ code }) => code === one.code).map((line) => kurusOf(line.total));
  return since(
    one,
    before.reduce((most, each) => (each < total && each > most ? each : most), 0n),
  );
}

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
