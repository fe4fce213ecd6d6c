import type { z } from "zod";
import { type Fault, fault } from "../invoice/fault.ts";

type Path = readonly PropertyKey[];
type Shape = Readonly<Record<PropertyKey, unknown>>;

export const CURRENCY_CODE = /^[A-Z]{3}$/;

/** Everything that keeps an order from being read, each with the place where it stands in the order. */
export function orderFaults(json: unknown, issues: readonly z.core.$ZodIssue[]): readonly Fault[] {
  const broken = issues.map(({ path }) => {
    return fault(isAmount(path) ? "AMOUNT_UNREADABLE" : "ORDER_UNREADABLE", print(path));
  });
  return [...broken, ...foreignAmounts(json), ...unfinishedLists(json)];
}

/** Shop money in another currency than the order's own would be added to it as if it were the same. */
function foreignAmounts(json: unknown): readonly Fault[] {
  if (!isShape(json) || !CURRENCY_CODE.test(String(json["currencyCode"]))) return [];
  return currencies(json, []).flatMap(({ currency, path }) =>
    currency === json["currencyCode"] ? [] : [fault("ORDER_UNREADABLE", print(path))],
  );
}

/** A list that goes on behind the page in hand would silently shorten the invoice. */
function unfinishedLists(json: unknown): readonly Fault[] {
  if (!isShape(json)) return [];
  return ["lineItems", "shippingLines"].flatMap((name) => {
    const list = json[name];
    const pageInfo = isShape(list) ? list["pageInfo"] : undefined;
    const goesOn = isShape(pageInfo) && pageInfo["hasNextPage"] === true;
    return goesOn ? [fault("ORDER_UNREADABLE", print([name, "pageInfo", "hasNextPage"]))] : [];
  });
}

const isAmount = (path: Path): boolean => /^(amount|shopMoney|.*Set)$/.test(String(path.at(-1) ?? ""));

type Currency = { readonly currency: string; readonly path: Path };

function currencies(value: unknown, path: Path): readonly Currency[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => currencies(item, [...path, index]));
  if (!isShape(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    // As in the messages about the list itself, the connection's own level is not part of the place.
    const place = key === "nodes" || key === "edges" || key === "node" ? path : [...path, key];
    if (key !== "shopMoney" || !isShape(inner)) return currencies(inner, place);
    const currency = inner["currencyCode"];
    return typeof currency === "string" ? [{ currency, path: [...place, "currencyCode"] }] : [];
  });
}

const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const print = (path: Path): string =>
  `order${path.map((key) => (typeof key === "number" ? `[${key}]` : `.${String(key)}`)).join("")}`;
