import type { ShopId } from "../../invoice/ids.ts";
import { done, type JobOutcome, snooze } from "../ports/jobs.ts";
import type { PrivacyRecord, PrivacyRequest, Redacted } from "../ports/privacy.ts";
import type { IsLetIn } from "../ports/shopify-port.ts";
import type { Reader, Stores, UnitOfWork } from "../ports/stores.ts";

type Ports = { readonly unitOfWork: UnitOfWork; readonly read: Reader };
type AnswerPorts = Ports & {
  readonly isLetIn: IsLetIn;
  /** Hears of each request once it is answered. */
  readonly onAnswered: (shop: ShopId, request: PrivacyRecord, outcome: PrivacyRecord["outcome"]) => void;
};

const ORDERS_AT_ONCE = 50;
const BATCHES_A_RUN = 20;
/** Shopify asks for a shop's data to be erased 48 hours after the app was removed. */
const REMOVED_FOR_MS = 48 * 3_600_000;

/** Stores a request once and plans its answer, in one commit. Answers whether it was new. */
export const receivePrivacyRequest =
  ({ unitOfWork }: Pick<Ports, "unitOfWork">) =>
  (shop: ShopId, request: PrivacyRequest): Promise<boolean> =>
    unitOfWork(shop, async ({ privacy, jobs }) => {
      if (!(await privacy.insert(request))) return false;
      await jobs.answerPrivacy();
      return true;
    });

/** Answers a shop's open requests one after the other; each may be repeated after a crash without harm. */
export const answerPrivacy =
  (ports: AnswerPorts) =>
  async (shop: ShopId): Promise<JobOutcome> => {
    for (const request of await ports.read(shop).privacy.open()) {
      const outcome = await answer(ports, shop, request);
      if (outcome === "unfinished") return snooze(0);
      await ports.unitOfWork(shop, ({ privacy }) => privacy.finish(request.id, outcome));
      ports.onAnswered(shop, request, outcome);
    }
    return done;
  };

type Outcome = PrivacyRecord["outcome"] | "unfinished";

function answer(ports: AnswerPorts, shop: ShopId, request: PrivacyRecord): Promise<Outcome> {
  if (request.kind === "data-request") return countData(ports, shop, request);
  return request.kind === "customer-redact" ? redactCustomer(ports, shop, request) : eraseShop(ports, shop, request);
}

/** The export itself is made when the merchant fetches it: a copy lying about would be one more thing to redact. */
async function countData({ read }: AnswerPorts, shop: ShopId, { orderIds }: PrivacyRecord): Promise<Outcome> {
  return { orders: (await read(shop).orders.findAll(orderIds)).length };
}

async function redactCustomer({ unitOfWork }: AnswerPorts, shop: ShopId, request: PrivacyRecord): Promise<Outcome> {
  const { orderIds, customerId } = request;
  let all: Redacted = { orders: 0, retainedInvoices: 0 };
  for (let from = 0; from < orderIds.length; from += ORDERS_AT_ONCE) {
    const ids = orderIds.slice(from, from + ORDERS_AT_ONCE);
    const some = await unitOfWork(shop, ({ privacy }) => privacy.redactOrders(ids));
    all = { orders: all.orders + some.orders, retainedInvoices: all.retainedInvoices + some.retainedInvoices };
  }
  if (customerId !== undefined) await unitOfWork(shop, ({ privacy }) => privacy.forgetCustomer(customerId));
  return all;
}

/**
 * A shop that has been given tokens since it was removed has the app again, and keeps what is its own: also one that came back
 * in the middle of it. When it was removed is not signed: one whose older tokens still work has never been.
 */
async function eraseShop(ports: AnswerPorts, shop: ShopId, request: PrivacyRecord): Promise<Outcome> {
  const { unitOfWork, read, isLetIn } = ports;
  const hasTokens = (await read(shop).privacy.connectedAt()) !== undefined;
  if (hasTokens && (await isLetIn(shop))) return { erased: 0 };
  const removedBy = request.triggeredAt.getTime() - REMOVED_FOR_MS;
  for (let batches = 0; batches < BATCHES_A_RUN; batches += 1) {
    const outcome = await unitOfWork(shop, (stores) => eraseSome(stores, removedBy));
    if (outcome) return outcome;
  }
  return "unfinished";
}

async function eraseSome({ privacy, jobs }: Stores, removedBy: number): Promise<Outcome | undefined> {
  const connectedAt = await privacy.connectedAt();
  if (connectedAt && connectedAt.getTime() > removedBy) return { erased: 0 };
  if (await privacy.eraseOrders()) return undefined;
  await privacy.eraseShop();
  await jobs.forgetOrders();
  return { erased: 1 };
}
