import type { ShopId } from "../invoice/ids.ts";
import type { Reader, Stores, UnitOfWork } from "../pipeline/stores.ts";
import type { Database, Db } from "./database.ts";
import type { GroupCommit } from "./group-commit.ts";
import { invoiceStore } from "./invoices.ts";
import { documentStore, downloadStore, inboxStore, jobStore, timelineStore } from "./order-records.ts";
import { type OrderChange, orderStore } from "./orders.ts";
import { type StoreKit, settingsStore } from "./settings.ts";

/** Told after the commit: an order changed, or a job may be due. */
export type CommitListener = {
  readonly orderChanged: (change: OrderChange) => void;
  readonly jobWoken: () => void;
};

/** The transaction port of the pipeline on one SQLite file. Listeners hear nothing of a unit that was rolled back. */
export function sqliteUnitOfWork(
  database: Database,
  commits: GroupCommit,
  { kit, listener }: { kit: StoreKit; listener: CommitListener },
): UnitOfWork {
  return async (shop, work) => {
    const changes: OrderChange[] = [];
    let woken = false;
    const hooks: Hooks = {
      onChange: (change) => changes.push(change),
      onWake: () => {
        woken = true;
      },
    };
    const answer = await commits.run(() => work(storesOf(database.write, shop, { kit, hooks })));
    for (const change of changes) listener.orderChanged(change);
    if (woken) listener.jobWoken();
    return answer;
  };
}

/** Reads run on their own connection and never wait for a writer. */
export const sqliteReader =
  (database: Database, kit: StoreKit): Reader =>
  (shop) =>
    storesOf(database.read, shop, { kit, hooks: { onChange: () => {}, onWake: () => {} } });

type Hooks = { readonly onChange: (change: OrderChange) => void; readonly onWake: () => void };

function storesOf(db: Db, shop: ShopId, { kit, hooks }: { kit: StoreKit; hooks: Hooks }): Stores {
  return {
    inbox: inboxStore(db, shop, kit.now),
    orders: orderStore(db, shop, hooks.onChange),
    invoices: invoiceStore(db, shop, kit.now),
    timeline: timelineStore(db, shop, kit.now),
    documents: documentStore(db, shop, kit.now),
    downloads: downloadStore(db, shop),
    jobs: jobStore(db, shop, { now: kit.now, onWake: hooks.onWake }),
    settings: settingsStore(db, shop, kit),
  };
}
