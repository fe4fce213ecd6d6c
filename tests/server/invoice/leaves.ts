import type { Invoice } from "../../../server/invoice/invoice.ts";

/** Leaves that choose among shapes: any other text would be no invoice at all. */
const OTHER_CHOICES: Readonly<Record<string, readonly string[]>> = {
  profileId: ["TICARIFATURA", "TEMELFATURA"],
  "sale.platform": ["NORMAL"],
  "waybill.kind": ["this-invoice"],
  "template.kind": ["kept"],
  "attachments.0.type": ["png"],
  "sale.internet.payment.method": ["DIGER"],
  "socialSecurity.kind": ["DIGER"],
  "customs.transportMode": ["1"],
};

/** Covered by taking a company and a person as buyers: the scheme cannot change without the names. */
const CHANGES_WITH_ITS_NEIGHBOURS = /\.taxId\.scheme$/;

/** Paths of the leaves that may change without what is printed changing, sorted. */
export function leavesWithoutEffect(invoice: Invoice, print: (invoice: Invoice) => string): readonly string[] {
  const before = print(invoice);
  return leavesOf(invoice)
    .filter((path) => print(withChange(invoice, path)) === before)
    .toSorted();
}

function withChange(invoice: Invoice, path: string): Invoice {
  return withValue(invoice, path.split("."), changed(valueAt(invoice, path), path)) as Invoice;
}

function changed(value: unknown, path: string): unknown {
  const choice = OTHER_CHOICES[path]?.find((other) => other !== value);
  if (choice !== undefined) return choice;
  if (typeof value === "bigint") return value + 1n;
  if (typeof value === "number") return value + 1;
  return `${String(value)}x`;
}

function leavesOf(value: unknown, path = ""): readonly string[] {
  if (value === undefined || CHANGES_WITH_ITS_NEIGHBOURS.test(path)) return [];
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([key, child]) => leavesOf(child, path === "" ? key : `${path}.${key}`));
}

const valueAt = (value: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);

function withValue(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const copy = Array.isArray(value) ? [...value] : { ...(value as object) };
  return Object.assign(copy, { [key]: withValue(Reflect.get(copy, key), rest, leaf) });
}
