import { profileShape } from "./shop-profile.ts";

/** Names SHOP.json may bear though no setting is read from them. */
const KNOWN: ReadonlySet<string> = new Set(["domain"]);

/** Where a readable SHOP.json names what no setting is called: a misspelt one is left at its default. */
export function ignoredSettings(json: unknown): readonly string[] {
  const read = profileShape.safeParse(json);
  return read.success ? unread(json, read.data, "").filter((path) => !KNOWN.has(path)) : [];
}

/** What was read bears every name that was given, but for those nobody knows. */
function unread(given: unknown, read: unknown, path: string): readonly string[] {
  if (Array.isArray(given)) {
    const rows: readonly unknown[] = Array.isArray(read) ? read : [];
    return given.flatMap((each, at) => unread(each, rows[at], `${path}[${at}]`));
  }
  if (!isObject(given) || !isObject(read)) return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const key = name in read ? name : name.trim();
    return key in read ? unread(value, read[key], here) : [here];
  });
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
