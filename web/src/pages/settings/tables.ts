import { at, type Json, list, number, object, text, withoutBlanks, withPart } from "./json.ts";

/** One row of a list of SHOP.json as typed. */
export type RowDraft = {
  /** Tells the rows of one draft apart; not saved. */
  readonly key: string;
  /** What it was read from: what the page has no field for stays with its row. */
  readonly saved: Json;
  readonly values: Readonly<Record<string, string>>;
};

type Table = {
  /** Where it stands in SHOP.json. */
  readonly path: readonly string[];
  readonly fields: readonly string[];
  /** An object of names and words rather than a list: its first field is the name. */
  readonly isRecord?: true;
  /** A name of the object that has a field of its own on the page. */
  readonly except?: string;
};

/** The lists of SHOP.json that the page edits row by row. */
export const TABLES = {
  fees: { path: ["tax", "fees"], fields: ["name", "rate"] },
  consumerLimits: { path: ["limits", "consumerWithoutTckn"], fields: ["from", "amount"] },
  cashLimits: { path: ["limits", "cashOnDelivery"], fields: ["from", "amount"] },
  withholdingLimits: { path: ["limits", "withholding"], fields: ["from", "amount"] },
  payments: { path: ["payments"], fields: ["gateway", "method", "name"] },
  channels: { path: ["channels"], fields: ["channel", "policy"], isRecord: true, except: "pos" },
  shippingTitles: { path: ["carriers", "byShippingTitle"], fields: ["title", "carrier"], isRecord: true },
  ownCarriers: { path: ["carriers", "custom"], fields: ["id", "title", "taxId", "names"] },
  gtip: { path: ["tax", "exports", "gtip"], fields: ["gtip", "tag", "productType", "sku"] },
  services: { path: ["tax", "exports", "servicesUsedAbroad"], fields: ["tag", "productType", "sku"] },
} as const satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;
export type Tables = Readonly<Record<TableName, readonly RowDraft[]>>;

export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

export const emptyRow = (values: Readonly<Record<string, string>> = {}): RowDraft => ({
  key: crypto.randomUUID(),
  saved: {},
  values,
});

export const tablesOf = (profile: unknown): Tables => {
  const rows = TABLE_NAMES.map((name) => [name, rowsOf(TABLES[name], profile)]);
  return Object.fromEntries(rows) as Tables;
};

function rowsOf({ path, fields, isRecord, except }: Table, profile: unknown): readonly RowDraft[] {
  const found = at(profile, path);
  const [name = "", word = ""] = fields;
  const entries = Object.entries(object(found)).filter(([key]) => key !== except);
  const items = isRecord ? entries.map(([key, value]) => ({ [name]: key, [word]: value })) : list(found);
  return items.map((item, index) => {
    const saved = object(item);
    const values = fields.map((field) => [field, cellText(saved[field])]);
    return { key: String(index), saved, values: Object.fromEntries(values) };
  });
}

/** The profile with its lists as typed. One that is empty, and was not there before, stays left out. */
export const withTables = (profile: Json, tables: Tables): Json =>
  TABLE_NAMES.reduce<Json>((whole, name) => {
    const { path, ...table }: Table = TABLES[name];
    const rows = tables[name];
    const saved = at(whole, path);
    return rows.length === 0 && saved === undefined ? whole : withPart(whole, path, rowsJson(table, rows, saved));
  }, profile);

function rowsJson(
  { fields, isRecord, except }: Omit<Table, "path">,
  rows: readonly RowDraft[],
  saved: unknown,
): unknown {
  const [name = "", word = ""] = fields;
  if (isRecord) {
    const kept = Object.entries(object(saved)).filter(([key]) => key === except);
    return Object.fromEntries([...kept, ...rows.map(({ values }) => [values[name]?.trim() ?? "", values[word] ?? ""])]);
  }
  return rows.map(({ saved, values }) => {
    const cells = fields.map((field) => [field, cellJson(field, values[field] ?? "")]);
    return withoutBlanks({ ...saved, ...Object.fromEntries(cells) });
  });
}

const cellText = (value: unknown): string => (Array.isArray(value) ? value.map(text).join(", ") : text(value));

function cellJson(field: string, typed: string): unknown {
  if (field === "rate") return number(typed);
  if (field === "amount") return typed.trim().replace(",", ".");
  if (field !== "names") return typed.trim();
  const names = typed.split(",").map((name) => name.trim());
  return typed.trim() === "" ? "" : names.filter((name) => name !== "");
}

/** Where the server's faults of a row's field stand. */
export const pathOfRow = (table: TableName, { values }: RowDraft, index: number): string => {
  const { path, fields, isRecord }: Table = TABLES[table];
  const place = ["profile", ...path].join(".");
  return isRecord ? `${place}.${values[fields[0] ?? ""]?.trim()}` : `${place}[${index}]`;
};

/** Whether one of the rows has a field for what the server refused. */
export const hasCell = (tables: Tables, path: string): boolean =>
  TABLE_NAMES.some((name) =>
    tables[name].some((row, index) => {
      const place = pathOfRow(name, row, index);
      return path === place || TABLES[name].fields.some((field) => path === `${place}.${field}`);
    }),
  );
