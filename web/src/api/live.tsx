import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useClient } from "./context.tsx";
import { coalesce } from "./coalesce.ts";
import { followChanges } from "./follow-changes.ts";
import { accountKey, asOrderedKey, orderKey, ordersKey, overviewKey, reviewKey, shopKey } from "./keys.ts";

const IsLive = createContext(false);

const REST_MS = 1_000;
const POLL_MS = 5_000;

/** Holds one stream of changes open for the whole page and marks what each change makes stale. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const queries = useQueryClient();
  const [isLive, setIsLive] = useState(false);
  useEffect(() => {
    const stopped = new AbortController();
    const refreshOverview = coalesce(
      () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: ordersKey }),
          queries.invalidateQueries({ queryKey: overviewKey }),
          queries.invalidateQueries({ queryKey: reviewKey }),
          queries.invalidateQueries({ queryKey: shopKey }),
        ]),
      REST_MS,
    );
    void followChanges(
      {
        open: (signal) => client.stream("/api/events", signal),
        onUp: () => {
          setIsLive(true);
          catchUp(queries);
        },
        onDown: () => setIsLive(false),
        onChange: (change) => {
          refreshOverview();
          void queries.invalidateQueries({ queryKey: orderKey(change.legacyId) });
          void queries.invalidateQueries({ queryKey: asOrderedKey(change.legacyId) });
        },
        wait,
      },
      stopped.signal,
    );
    return () => stopped.abort();
  }, [client, queries]);
  return <IsLive.Provider value={isLive}>{children}</IsLive.Provider>;
}

const ASKED_OUTSIDE: ReadonlySet<unknown> = new Set([accountKey[0], asOrderedKey("")[0]]);

/**
 * What changed before the stream was open, or while it was down, was told to nobody. A question under way may have been
 * answered before: its answer is shown rather than thrown away, and then asked for again. No stream tells of an account, and
 * Shopify is not asked twice for each page that is opened.
 */
function catchUp(queries: QueryClient): void {
  const isFollowed = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => !ASKED_OUTSIDE.has(queryKey[0]);
  const underWay = queries.getQueryCache().findAll({ fetchStatus: "fetching", predicate: isFollowed });
  void queries.invalidateQueries({ fetchStatus: "idle", predicate: isFollowed });
  for (const { promise, queryKey } of underWay) {
    void promise?.catch(() => undefined).then(() => queries.invalidateQueries({ queryKey, exact: true }));
  }
}

/** Query option: poll while the stream is down. */
export const usePolling = (): number | false => (useContext(IsLive) ? false : POLL_MS);

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
