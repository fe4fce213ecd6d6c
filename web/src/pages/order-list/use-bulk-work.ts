import { useQueryClient } from "@tanstack/react-query";
import { type BulkProgress, runBulk } from "../../api/bulk.ts";
import { useClient } from "../../api/context.tsx";
import type { OrderState } from "../../../../server/http/contract.ts";
import type { BulkAction, BulkResult, ShownOrder } from "../../../../server/http/work-contract.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { createBoard } from "../../ui/board.ts";
import { useFailureText } from "../failure-banner.tsx";
import { dropPending, keepPending, openShelf, type PendingWork, readPending } from "./pending-work.ts";

/** Where an action on many orders stands: asked about, under way, done; or interrupted by a reload. */
export type BulkStage =
  | { readonly kind: "collecting" | "checking" }
  | {
      readonly kind: "asking";
      readonly action: BulkAction;
      readonly can: readonly Required<ShownOrder>[];
      /** Those of them that go without an invoice by somebody's decision, and would get one. */
      readonly anew: readonly BulkResult[];
      readonly left: readonly BulkResult[];
    }
  | { readonly kind: "running"; readonly action: BulkAction }
  | { readonly kind: "done"; readonly action: BulkAction; readonly results: readonly BulkResult[] }
  | ({ readonly kind: "broken" } & PendingWork);

export type BulkWorkOf = {
  readonly stage: BulkStage | null;
  readonly progress: BulkProgress | null;
  /** Gathers the orders, then tells to how many it can be done. */
  readonly ask: (action: BulkAction, gather: () => Promise<readonly string[]>) => Promise<void>;
  readonly go: (work: PendingWork) => Promise<void>;
  readonly close: () => void;
};

const shelf = openShelf();

/** Cancelled, refused by its buyer, or invoiced elsewhere: tried again among many others, such an order could be invoiced twice unseen. */
const DECIDED: ReadonlySet<OrderState> = new Set(["cancelled", "rejected", "not-ours"]);

type Standing = Pick<BulkWorkOf, "stage" | "progress">;

/** Kept beside the list: an action goes on while one of the orders is looked at, and is told of on the way back. */
const board = createBoard<Standing>({ stage: interrupted(), progress: null });
const show = (stage: BulkStage | null, progress: BulkProgress | null = null): void => board.put({ stage, progress });

export function useBulkWork(): BulkWorkOf {
  const failureText = useFailureText();
  const client = useClient();
  const queries = useQueryClient();
  const fail = (error: unknown) => {
    show(interrupted());
    if (error instanceof Error) showErrorToast(failureText(error));
  };
  const ask: BulkWorkOf["ask"] = async (action, gather) => {
    try {
      show({ kind: "collecting" });
      const orders = (await gather()).map((legacyId) => ({ legacyId }));
      show({ kind: "checking" });
      const work = { action, orders, isRehearsal: true };
      const told = await runBulk(client, work, (progress) => show({ kind: "checking" }, progress));
      const doable = told.filter(({ isDone }) => isDone);
      const can = doable.map(({ legacyId, seen }) => ({ legacyId, seen }));
      const anew = action === "retry" ? doable.filter(({ state }) => DECIDED.has(state)) : [];
      show({ kind: "asking", action, can, anew, left: told.filter(({ isDone }) => !isDone) });
    } catch (error) {
      fail(error);
    }
  };
  const go: BulkWorkOf["go"] = async ({ action, orders }) => {
    const stage = { kind: "running", action } as const;
    try {
      show(stage, { done: 0, total: orders.length });
      keepPending(shelf, { action, orders });
      const results = await runBulk(client, { action, orders, isRehearsal: false }, (progress) => {
        show(stage, progress);
        keepPending(shelf, { action, orders: orders.slice(progress.done) });
      });
      show({ kind: "done", action, results });
    } catch (error) {
      fail(error);
    } finally {
      void queries.invalidateQueries();
    }
  };
  return { ...board.useValue(), ask, go, close };
}

function close(): void {
  dropPending(shelf);
  show(null);
}

function interrupted(): BulkStage | null {
  const left = readPending(shelf);
  return left === null ? null : { kind: "broken", ...left };
}
