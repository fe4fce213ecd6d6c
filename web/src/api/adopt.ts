import type { AdoptAnswer, AdoptRequest } from "../../../server/http/work-contract.ts";
import type { Client } from "./client.ts";

export type Adoption = Omit<AdoptRequest, "after">;
export type AdoptedOrder = AdoptAnswer["found"][number];
export type AdoptState = { readonly seen: number; readonly found: readonly AdoptedOrder[] };

export type AdoptPorts = {
  readonly client: Pick<Client, "post">;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onProgress: (state: AdoptState) => void;
  readonly signal: AbortSignal;
};

/** Goes through the shop's orders a page at a time, as slowly as Shopify asks; ends early once `signal` aborts. */
export async function adoptAll(
  { client, wait, onProgress, signal }: AdoptPorts,
  adoption: Adoption,
): Promise<AdoptState> {
  let state: AdoptState = { seen: 0, found: [] };
  let after: string | null = null;
  do {
    const page: AdoptAnswer = await client.post<AdoptAnswer>("/api/orders/adopt", {
      ...adoption,
      ...(after === null ? {} : { after }),
    } satisfies AdoptRequest);
    state = { seen: state.seen + page.seen, found: [...state.found, ...page.found] };
    if (signal.aborted) break;
    onProgress(state);
    after = page.next;
    if (after !== null && page.restSeconds > 0) await wait(page.restSeconds * 1_000);
  } while (after !== null && !signal.aborted);
  return state;
}
