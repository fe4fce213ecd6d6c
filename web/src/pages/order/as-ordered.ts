import type { BuyerAsOrdered } from "../../../../server/http/buyer-entry-contract.ts";
import type { FaultView } from "../../../../server/http/contract.ts";

type Field = keyof BuyerAsOrdered;

const FIELDS_AT: ReadonlyMap<string, readonly Field[]> = new Map([
  ["buyer.taxId", ["taxId"]],
  ["order.billingAddress.name", ["name"]],
  ["order.billingAddress.company", ["taxId", "title"]],
  ["order.billingAddress.address1", ["line", "district", "city"]],
  ["order.billingAddress.city", ["district", "city"]],
]);

/** What is wrong with the number is told by the name beside it. */
const NAMES_OF: ReadonlyMap<string, readonly Field[]> = new Map([
  ["BUYER_TAX_ID_MISSING", ["title"]],
  ["BUYER_UNLIKE_REGISTRY", ["title"]],
  ["BUYER_TCKN_NEEDED", ["title", "name"]],
]);

/** The buyer's fields an order waits for: beside them the order's own word is looked for. */
export const fieldsInQuestion = (faults: readonly Pick<FaultView, "code" | "path">[]): ReadonlySet<Field> =>
  new Set(faults.flatMap(({ code, path }) => [...(FIELDS_AT.get(path) ?? []), ...(NAMES_OF.get(code) ?? [])]));
