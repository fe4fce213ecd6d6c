import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ExchangeRate } from "../../../server/invoice/money/exchange-rate.ts";

const GOLDEN = new URL("../../golden/", import.meta.url);

/** One scenario: an order, the shop it belongs to, and what must come of both. */
export type GoldenFolder = {
  readonly name: string;
  readonly order: unknown;
  readonly shop: unknown;
  /** What the central bank had announced. */
  readonly rates: readonly ExchangeRate[];
  readonly shopPath: string;
  readonly why: string;
  /** The expected documents as they stood before this run. */
  readonly expected: readonly string[];
  readonly pathOf: (file: string) => string;
};

export const goldenFolders = (): readonly GoldenFolder[] =>
  readdirSync(GOLDEN, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => folder(name));

function folder(name: string): GoldenFolder {
  const place = new URL(`${name}/`, GOLDEN);
  const ownShop = new URL("shop.json", place);
  const shop = existsSync(ownShop) ? ownShop : new URL("shop.json", GOLDEN);
  const { order } = readJson(new URL("order.json", place)) as { order: unknown };
  return {
    name,
    order,
    rates: existsSync(new URL("rates.json", place)) ? (readJson(new URL("rates.json", place)) as ExchangeRate[]) : [],
    shop: readJson(shop),
    shopPath: fileURLToPath(shop),
    why: readFileSync(new URL("why.txt", place), "utf8"),
    expected: readdirSync(place)
      .filter((file) => !["order.json", "shop.json", "rates.json", "why.txt", "recomputed.txt"].includes(file))
      .toSorted(),
    pathOf: (file) => fileURLToPath(new URL(file, place)),
  };
}

const readJson = (file: URL): unknown => JSON.parse(readFileSync(file, "utf8"));
