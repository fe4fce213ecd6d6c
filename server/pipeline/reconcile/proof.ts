import type { ShopId } from "../../invoice/ids.ts";
import type { Proof } from "../ports/reconciliation.ts";
import type { Reader, UnitOfWork } from "../ports/stores.ts";

/** What the last proof found, as it stands now: an order it woke counts no more once it was read. */
export type ProofNow = Omit<Proof, "missed"> & { readonly missing: number };

export const proofNow =
  ({ read }: { readonly read: Reader }) =>
  async (shop: ShopId): Promise<ProofNow | undefined> => {
    const { proof } = await read(shop).reconciliation.get();
    if (!proof) return undefined;
    const { missed, ...rest } = proof;
    const known = await read(shop).orders.findAll(missed.map(({ id }) => id));
    const readAt = new Map(known.map(({ id, updatedAt }) => [id, updatedAt]));
    const isRead = (id: (typeof missed)[number]["id"], at: Date) => (readAt.get(id) ?? new Date(0)) >= at;
    return { ...rest, missing: missed.filter(({ id, updatedAt }) => !isRead(id, updatedAt)).length };
  };

/** Has the whole proof made now and not only within the hour. */
export const proveNow =
  ({ unitOfWork }: { readonly unitOfWork: UnitOfWork }) =>
  (shop: ShopId): Promise<void> =>
    unitOfWork(shop, async ({ jobs, reconciliation }) => {
      await reconciliation.save({ isProofWanted: true });
      await jobs.reconcile();
    });
