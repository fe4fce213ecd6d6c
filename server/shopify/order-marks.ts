import { readFileSync } from "node:fs";
import { z } from "zod";
import type { OrderId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import type { OrderMark, OrderMarks, ShownState, Standing } from "../pipeline/ports/order-mark.ts";
import { type Ask, asking, type AskingPorts, read } from "./asking.ts";

const query = (name: string): string => readFileSync(new URL(`./queries/${name}.graphql`, import.meta.url), "utf8");
const MARK = query("order-mark");
const UNMARK = query("order-unmark");
const UNTAG = query("order-untag");
const MARKED = query("order-marked");

/** A merchant reads these in Shopify's own order list. */
const LABELS: Readonly<Record<ShownState, string>> = {
  review: "Kontrol bekliyor",
  issued: "Düzenlendi",
  failed: "Sorunlu",
  rejected: "Reddedildi",
  cancelled: "İptal edildi",
};
const KEYS = ["status", "invoice_number", "invoice_url", "ettn"] as const;
type Key = (typeof KEYS)[number];

/**
 * Writes metafields of our own (`$app`, defined in shopify.app.toml) and a tag onto orders. Every metafield is written only
 * over what was seen there: two writers at once cannot leave the older word.
 */
export const createOrderMarks = (ports: AskingPorts): OrderMarks => ({
  write: async (shop, id, { wanted, ...standing }) => {
    const ask = await asking(ports, shop);
    const { before } = standing;
    const seen: Seen | undefined = before === undefined ? new Map() : await seenOn(ask, id);
    if (seen === undefined) return;
    const keys = await ownKeys(seen, standing);
    if ((await mark(ask, id, { wanted, seen, keys })) === "stale")
      await markAsItStands(ask, id, { wanted, ...standing });
    const tags = before && tagOf(before) !== tagOf(wanted) ? [tagOf(before)] : [];
    // The buyer's link of a document that is dead leads nowhere.
    const unsaid = keys.filter((key) => seen.has(key) && valuesOf(wanted)[key] === undefined);
    if (unsaid.length > 0) await ask(UNMARK, { id, metafields: fieldsOf(id, unsaid), tags });
    else if (tags.length > 0) await ask(UNTAG, { id, tags });
  },
  clear: async (shop, id, standing) => {
    const ask = await asking(ports, shop);
    const seen = await seenOn(ask, id);
    if (seen === undefined) return;
    const keys = await ownKeys(seen, standing);
    await ask(UNMARK, { id, metafields: fieldsOf(id, keys), tags: [tagOf(standing.before)] });
  },
});

const fieldsOf = (ownerId: OrderId, keys: readonly Key[]) => keys.map((key) => ({ ownerId, namespace: "$app", key }));

/** An ETTN that is not the one last written from here is all that may tell of an invoice nobody here knows. */
async function ownKeys(seen: Seen, { before, mayGo }: Standing<OrderMark | undefined>): Promise<readonly Key[]> {
  const ettn = seen.get("ettn")?.value;
  const isOwn = ettn === undefined || ettn === before?.ettn || (await mayGo(ettn));
  return isOwn ? KEYS : KEYS.filter((key) => key !== "ettn");
}

const tagOf = ({ state }: OrderMark): string => `Otofatura: ${LABELS[state]}`;

const valuesOf = ({ state, number, url, ettn }: OrderMark): Readonly<Record<Key, string | undefined>> => ({
  status: LABELS[state],
  invoice_number: number,
  invoice_url: url,
  ettn,
});

/** What stands on the order, by key; the digest tells whether somebody wrote since. */
type Seen = ReadonlyMap<string, { readonly value: string; readonly compareDigest: string }>;

const markedShape = z.object({
  order: z
    .object({
      metafields: z.object({
        nodes: z.array(z.object({ key: z.string(), value: z.string(), compareDigest: z.string() })),
      }),
    })
    .nullable(),
});

async function seenOn(ask: Ask, id: OrderId): Promise<Seen | undefined> {
  const { order } = read(markedShape, await ask(MARKED, { id }));
  return order ? new Map(order.metafields.nodes.map(({ key, ...rest }) => [key, rest])) : undefined;
}

const markShape = z.object({
  metafieldsSet: z.object({ userErrors: z.array(z.object({ code: z.string().nullable() })) }),
});
/** Somebody wrote between our look and our word. */
const STALE = new Set(["STALE_OBJECT", "INVALID_COMPARE_DIGEST"]);

type Marking = { readonly wanted: OrderMark; readonly seen: Seen; readonly keys: readonly Key[] };

async function mark(ask: Ask, id: OrderId, { wanted, seen, keys }: Marking): Promise<"written" | "stale" | "gone"> {
  const values = valuesOf(wanted);
  const metafields = keys.flatMap((key) => {
    const value = values[key];
    const known = seen.get(key);
    // The state is always said: a list of nothing would be refused.
    if (value === undefined || (value === known?.value && key !== "status")) return [];
    const type = key === "invoice_url" ? "url" : "single_line_text_field";
    return [{ ownerId: id, namespace: "$app", key, type, value, compareDigest: known?.compareDigest ?? null }];
  });
  const answer = await ask(MARK, { id, metafields, tags: [tagOf(wanted)] });
  const codes = read(markShape, answer).metafieldsSet.userErrors.map(({ code }) => code ?? "");
  if (codes.length === 0) return "written";
  if (codes.every((code) => STALE.has(code))) return "stale";
  if ((await seenOn(ask, id)) === undefined) return "gone";
  throw new AppError("SHOPIFY_ANSWER_INVALID", { facts: { code: codes.find((code) => !STALE.has(code)) ?? "" } });
}

type Rewriting = { readonly wanted: OrderMark } & Standing<OrderMark | undefined>;

/** Once more, over what stands there now; a second writer at that very moment has the job come back later. */
async function markAsItStands(ask: Ask, id: OrderId, { wanted, ...standing }: Rewriting): Promise<void> {
  const seen = await seenOn(ask, id);
  if (seen && (await mark(ask, id, { wanted, seen, keys: await ownKeys(seen, standing) })) === "stale") {
    throw new AppError("SHOPIFY_ANSWER_INVALID", { facts: { code: "STALE_OBJECT" } });
  }
}
