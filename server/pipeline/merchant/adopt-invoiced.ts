import type { OrderId, ShopId } from "../../invoice/ids.ts";
import type { Kurus } from "../../invoice/money/money.ts";
import { holdsName, isSameName } from "../../invoice/text.ts";
import type { Clock } from "../ports/clock.ts";
import { canMarkElsewhere, excludeInvoicedElsewhere } from "./mark-invoiced-elsewhere.ts";
import { unreadSummary } from "../ports/order-summary.ts";
import type { InvoiceRecord, OrderRecord, Reader, UnitOfWork } from "../ports/stores.ts";

/** How the tool before us left its sign on an order: a tag, a metafield with something in it, words in the note. */
export type ElsewhereSign =
  | { readonly kind: "tag"; readonly tag: string }
  /** "namespace.key" */
  | { readonly kind: "metafield"; readonly metafield: string }
  | { readonly kind: "note"; readonly words: string };

/** As much of an order as tells whether it bears such a sign, and what the list shows of it. */
export type SeenOrder = {
  readonly id: OrderId;
  readonly name: string;
  readonly processedAt: Date;
  readonly updatedAt: Date;
  readonly currency: string;
  readonly total: Kurus | undefined;
  readonly tags: readonly string[];
  readonly note: string;
  /** The value of the metafield asked for; empty where there is none. */
  readonly metafield: string;
};

export type SeenPage = {
  readonly orders: readonly SeenOrder[];
  /** Pass back as `after`; `undefined` on the last page. */
  readonly next: string | undefined;
  /** How long to leave Shopify alone before the next page. */
  readonly restSeconds: number;
};

/** Orders sold since then, a page at a time. Throws as `OrderSource` does. */
export type SeenOrders = (
  shop: ShopId,
  asked: { readonly since: Date; readonly after: string | undefined; readonly metafield?: string },
) => Promise<SeenPage>;

/**
 * `marked`: it gets no invoice from here. `was-marked`: that was so before. `invoiced-here`: there is one of ours, or one may
 * be on its way: a person has to look which of the two is to stand.
 */
export type AdoptOutcome = "marked" | "was-marked" | "invoiced-here";

export type Adoption = {
  readonly sign: ElsewhereSign;
  /** `undefined`: for sixty days, also those before the shop's start: past orders may be confirmed for invoices later. */
  readonly since: Date | undefined;
  readonly after: string | undefined;
  /** Just these of them; `undefined`: all that bear the sign. */
  readonly only?: ReadonlySet<OrderId> | undefined;
  /** Tells what would be done, and does nothing. */
  readonly isRehearsal: boolean;
};

export type AdoptedPage = Omit<SeenPage, "orders"> & {
  readonly seen: number;
  readonly orders: readonly { readonly order: SeenOrder; readonly outcome: AdoptOutcome }[];
};

type Ports = {
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly seenOrders: SeenOrders;
  readonly clock: Clock;
};

/** As far back as Shopify shows orders to an app without asking for more. */
const LOOK_BACK_MS = 60 * 24 * 3_600_000;

/**
 * Marks orders that were invoiced elsewhere, a page of the shop's orders at a time: whatever is signalled of them later, they
 * get no invoice from here, also once the start date is moved back.
 */
export const adoptInvoiced =
  (ports: Ports) =>
  async (shop: ShopId, { sign, isRehearsal, only, ...asked }: Adoption): Promise<AdoptedPage> => {
    const { seenOrders, clock } = ports;
    const since = asked.since ?? new Date(clock.now().getTime() - LOOK_BACK_MS);
    const metafield = sign.kind === "metafield" ? { metafield: sign.metafield } : {};
    const page = await seenOrders(shop, { since, after: asked.after, ...metafield });
    const orders: AdoptedPage["orders"][number][] = [];
    const isMeant = (seen: SeenOrder) => bears(seen, sign) && (only?.has(seen.id) ?? true);
    for (const order of page.orders.filter(isMeant)) {
      orders.push({ order, outcome: await (isRehearsal ? foresee : adopt)(ports, { shop, order, sign }) });
    }
    return { orders, seen: page.orders.length, next: page.next, restSeconds: page.restSeconds };
  };

function bears({ tags, note, metafield }: SeenOrder, sign: ElsewhereSign): boolean {
  if (sign.kind === "tag") return tags.some((tag) => isSameName(tag, sign.tag));
  return sign.kind === "note" ? holdsName(note, sign.words) : metafield.trim() !== "";
}

type One = { readonly shop: ShopId; readonly order: SeenOrder; readonly sign: ElsewhereSign };

async function foresee({ read }: Ports, { shop, order }: One): Promise<AdoptOutcome> {
  const { orders, invoices } = read(shop);
  return outcomeOf(await orders.find(order.id), await invoices.findLatest(order.id));
}

const adopt = ({ unitOfWork, clock }: Ports, { shop, order, sign }: One): Promise<AdoptOutcome> =>
  unitOfWork(shop, async (stores) => {
    const { orders, invoices } = stores;
    const known = await orders.find(order.id);
    const outcome = outcomeOf(known, await invoices.findLatest(order.id));
    if (outcome !== "marked") return outcome;
    const { name, processedAt, updatedAt, currency, total } = order;
    if (!known) {
      await orders.save({ ...unreadSummary(order.id, clock.now()), name, processedAt, updatedAt, currency, total });
    }
    await excludeInvoicedElsewhere(stores, order.id, { sign: sign.kind });
    return outcome;
  });

function outcomeOf(order: OrderRecord | undefined, record: InvoiceRecord | undefined): AdoptOutcome {
  if (order?.reason === "INVOICED_ELSEWHERE") return "was-marked";
  const isFree = !order || order.state === "not-ours" || canMarkElsewhere(order, record);
  return isFree ? "marked" : "invoiced-here";
}
