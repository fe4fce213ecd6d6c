import type { OrderId, ShopId } from "../invoice/ids.ts";
import { type Actor, currentActor } from "../pipeline/ports/actor.ts";
import type { JobStore } from "../pipeline/ports/jobs.ts";
import type { Reader, Stores, UnitOfWork } from "../pipeline/ports/stores.ts";
import { AppError } from "../pipeline/errors.ts";
import { backfillStore } from "./backfills.ts";
import { isNumberTwice } from "./database-fault.ts";
import { flowStore } from "./flow.ts";
import { invoiceStore } from "./invoices.ts";
import { listViewStore } from "./list-views.ts";
import { listedInvoiceStore } from "./listed-invoices.ts";
import { markStore } from "./marks.ts";
import { type LockNumbers, numberStore } from "./numbers.ts";
import { documentStore, downloadStore, inboxStore } from "./order-records.ts";
import { type OrderChange, type OrderHooks, orderStore } from "./orders.ts";
import { privacyStore } from "./privacy.ts";
import { reconciliationStore } from "./reconciliations.ts";
import type { Session } from "./session.ts";
import { type StoreKit, settingsStore } from "./settings.ts";
import { sightStore } from "./sight.ts";
import { timelineStore } from "./timeline.ts";
import type { Transact } from "./transact.ts";

/** Told after the commit: an order changed, or a job may be due. */
export type CommitListener = {
  readonly orderChanged: (change: OrderChange) => void;
  readonly jobWoken: () => void;
};

/** What a database gives besides its sessions. */
export type Engine = {
  readonly transact: Transact;
  readonly jobs: (session: Session, shop: ShopId, onWake: () => void) => JobStore;
  /** See `LockNumbers`. */
  readonly lockNumbers: LockNumbers;
};

type Parts = { readonly kit: StoreKit; readonly listener: CommitListener };

/** The transaction port of the pipeline. Listeners hear nothing of a unit that was rolled back. */
export function createUnitOfWork(engine: Engine, { kit, listener }: Parts): UnitOfWork {
  return async (shop, work, line = "orders") => {
    // Asked now: units that share a commit are run in whatever context began it.
    const actor = currentActor();
    const turn = line === "orders" ? shop : `${line} of ${shop}`;
    const done = engine.transact(turn, async (session) => {
      const heard: OrderChange[] = [];
      let wakes = 0;
      const onWake = () => {
        wakes += 1;
      };
      const toMark = new Set<OrderId>();
      const hooks = {
        onChange: (change: OrderChange) => void heard.push(change),
        onMark: (id: OrderId) => void toMark.add(id),
      };
      const stores = storesOf(session, shop, { kit, actor, ...hooks });
      const numbers = numberStore(session, shop, engine.lockNumbers);
      const jobs = engine.jobs(session, shop, onWake);
      const result = await work({ ...stores, numbers, jobs });
      for (const id of toMark) await jobs.writeBack(id);
      return { answer: result, changes: heard, woken: wakes > 0 };
    });
    const { answer, changes, woken } = await done.catch(nameFault);
    for (const change of changes) listener.orderChanged(change);
    if (woken) listener.jobWoken();
    return answer;
  };
}

function nameFault(cause: unknown): never {
  throw isNumberTwice(cause) ? new AppError("NUMBER_GIVEN_TWICE", { cause }) : cause;
}

/** Reads run outside any transaction and never wait for a writer. */
export const createReader =
  (session: Session, kit: StoreKit): Reader =>
  (shop) =>
    storesOf(session, shop, { kit, actor: "app", onChange: () => {}, onMark: () => {} });

type Hooks = { readonly kit: StoreKit; readonly actor: Actor } & OrderHooks;

function storesOf(session: Session, shop: ShopId, { kit, actor, ...hooks }: Hooks): Omit<Stores, "jobs" | "numbers"> {
  return {
    inbox: inboxStore(session, shop, kit.now),
    orders: orderStore(session, shop, hooks),
    invoices: invoiceStore(session, shop, kit.now),
    timeline: timelineStore(session, shop, { now: kit.now, actor }),
    documents: documentStore(session, shop, kit.now),
    downloads: downloadStore(session, shop),
    settings: settingsStore(session, shop, kit),
    reconciliation: reconciliationStore(session, shop),
    privacy: privacyStore(session, shop, kit.now),
    marks: markStore(session, shop),
    backfill: backfillStore(session, shop),
    flow: flowStore(session, shop),
    views: listViewStore(session, shop, kit.now),
    listedInvoices: listedInvoiceStore(session, shop),
    sight: sightStore(session, shop, kit.secrets),
  };
}
