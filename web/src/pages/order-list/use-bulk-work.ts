import { useState } from "react";
import { type BulkProgress, useBulk } from "../../api/bulk.ts";
import type { OrderState } from "../../../../server/http/contract.ts";
import type { BulkAction, BulkResult } from "../../../../server/http/work-contract.ts";
import { showErrorToast } from "../../ui/app-bridge.ts";
import { useFailureText } from "../failure-banner.tsx";
import { dropPending, keepPending, openShelf, readPending } from "./pending-work.ts";

/** Where an action on many orders stands: asked about, under way, done; or interrupted by a reload. */
export type BulkStage =
  | { readonly kind: "collecting" | "checking" }
  | {
      readonly kind: "asking";
      readonly action: BulkAction;
      readonly can: readonly string[];
      /** Those of them that go without an invoice by somebody's decision, and would get one. */
      readonly anew: readonly BulkResult[];
      readonly left: readonly BulkResult[];
    }
  | { readonly kind: "running"; readonly action: BulkAction }
  | { readonly kind: "done"; readonly action: BulkAction; readonly results: readonly BulkResult[] }
  | { readonly kind: "broken"; readonly action: BulkAction; readonly orders: readonly string[] };

export type BulkWorkOf = {
  readonly stage: BulkStage | null;
  readonly progress: BulkProgress | null;
  /** Gathers the orders, then tells to how many it can be done. */
  readonly ask: (action: BulkAction, gather: () => Promise<readonly string[]>) => Promise<void>;
  readonly go: (action: BulkAction, orders: readonly string[]) => Promise<void>;
  readonly close: () => void;
};

const shelf = openShelf();

/** Cancelled, or invoiced elsewhere: tried again among many others, such an order could be invoiced twice unseen. */
const DECIDED: ReadonlySet<OrderState> = new Set(["cancelled", "not-ours"]);

export function useBulkWork(): BulkWorkOf {
  const failureText = useFailureText();
  const { run, progress } = useBulk();
  const [stage, setStage] = useState<BulkStage | null>(interrupted);
  const fail = (error: unknown) => {
    setStage(interrupted());
    if (error instanceof Error) showErrorToast(failureText(error));
  };
  const ask: BulkWorkOf["ask"] = async (action, gather) => {
    try {
      setStage({ kind: "collecting" });
      const orders = await gather();
      setStage({ kind: "checking" });
      const told = await run({ action, orders, isRehearsal: true });
      const doable = told.filter(({ isDone }) => isDone);
      const can = doable.map(({ legacyId }) => legacyId);
      const anew = action === "retry" ? doable.filter(({ state }) => DECIDED.has(state)) : [];
      setStage({ kind: "asking", action, can, anew, left: told.filter(({ isDone }) => !isDone) });
    } catch (error) {
      fail(error);
    }
  };
  const go: BulkWorkOf["go"] = async (action, orders) => {
    try {
      setStage({ kind: "running", action });
      keepPending(shelf, { action, orders });
      const onDone = (count: number) => keepPending(shelf, { action, orders: orders.slice(count) });
      setStage({ kind: "done", action, results: await run({ action, orders, isRehearsal: false }, onDone) });
    } catch (error) {
      fail(error);
    }
  };
  const close = () => {
    dropPending(shelf);
    setStage(null);
  };
  return { stage, progress, ask, go, close };
}

function interrupted(): BulkStage | null {
  const left = readPending(shelf);
  return left === null ? null : { kind: "broken", ...left };
}
