import { mkdtempSync, rmSync } from "node:fs";
import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OrderId, type ShopId, shopId, toOrderId } from "../../server/invoice/ids.ts";
import type { OrderSummary, Reader, UnitOfWork } from "../../server/pipeline/ports/stores.ts";
import type { Database } from "../../server/store/database.ts";
import type { OrderChange } from "../../server/store/orders.ts";
import { createSecrets } from "../../server/store/secrets.ts";
import type { StoreKit } from "../../server/store/settings.ts";
import type { Session } from "../../server/store/session.ts";
import { openSqliteStorage } from "../../server/store/sqlite-storage.ts";
import type { Transact } from "../../server/store/transact.ts";
import { type ShiftedClock, shiftedClock } from "./shifted-clock.ts";
import { OTHER_SHOP, SHOP } from "./test-shop.ts";

export const OUR_SHOP: ShopId = shopId(SHOP);
export const THEIR_SHOP: ShopId = shopId(OTHER_SHOP);

export type TemporaryStore = {
  readonly path: string;
  readonly database: Database;
  readonly transact: Transact;
  readonly reading: Session;
  readonly unitOfWork: UnitOfWork;
  readonly read: Reader;
  readonly clock: ShiftedClock;
  readonly kit: StoreKit;
  /** What listeners heard, in order. */
  readonly changes: OrderChange[];
  readonly wakes: () => number;
};

/** A path for a database file that is gone after the test. */
export function temporaryPath(): string {
  const directory = mkdtempSync(join(tmpdir(), "otofatura-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  return join(directory, "store.db");
}

/** The real stores on a real file, closed and removed after the test. */
export function temporaryStore(): TemporaryStore {
  const path = temporaryPath();
  const clock = shiftedClock();
  const kit: StoreKit = { now: clock.now, secrets: createSecrets([{ id: "k1", key: randomBytes(32) }]) };
  const changes: OrderChange[] = [];
  let wakes = 0;
  const listener = {
    orderChanged: (change: OrderChange) => void changes.push(change),
    jobWoken: () => {
      wakes += 1;
    },
  };
  const storage = openSqliteStorage(path, { kit, listener });
  onTestFinished(storage.close);
  return {
    ...storage,
    path,
    clock,
    kit,
    changes,
    wakes: () => wakes,
  };
}

export function orderId(digits: number): OrderId {
  const id = toOrderId(digits);
  if (!id) throw new Error("not an order id");
  return id;
}

export const aSummary = (changes: Partial<OrderSummary> = {}): OrderSummary => ({
  id: orderId(1001),
  name: "#1001",
  buyer: "Ayşe Işık",
  processedAt: new Date("2026-11-20T09:00:00Z"),
  updatedAt: new Date("2026-11-20T09:00:00Z"),
  total: 11990n,
  currency: "TRY",
  lastDay: undefined,
  alarmDay: undefined,
  ...changes,
});
