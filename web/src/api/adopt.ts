import type { AdoptAnswer, AdoptRequest } from "../../../server/http/work-contract.ts";
import type { Client } from "./client.ts";

export type Adoption = Pick<AdoptRequest, "sign" | "since">;
export type AdoptedOrder = AdoptAnswer["found"][number];
/** A page of the shop's orders that was looked at: where it begins, and what was found on it. */
type LookedAt = { readonly after: string | null; readonly found: readonly AdoptedOrder[] };
export type AdoptState = {
  readonly seen: number;
  readonly found: readonly AdoptedOrder[];
  readonly pages: readonly LookedAt[];
  /** Found to be marked, and not marked by now. */
  readonly left: number;
};
export const NOTHING_SEEN: AdoptState = { seen: 0, found: [], pages: [], left: 0 };

export type AdoptPorts = {
  readonly client: Pick<Client, "post">;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onProgress: (state: AdoptState) => void;
  readonly signal: AbortSignal;
};

/** Goes through the shop's orders a page at a time, as slowly as Shopify asks; ends early once `signal` aborts. */
export async function lookThrough(ports: AdoptPorts, adoption: Adoption): Promise<AdoptState> {
  let state = NOTHING_SEEN;
  let after: string | null = null;
  do {
    const page: AdoptAnswer = await askPage(ports, { ...adoption, ...from(after), isRehearsal: true });
    const pages: AdoptState["pages"] = [...state.pages, { after, found: page.found }];
    state = { seen: state.seen + page.seen, found: [...state.found, ...page.found], pages, left: 0 };
    ports.onProgress(state);
    after = page.next;
    if (after !== null) await rest(ports, page);
  } while (after !== null && !ports.signal.aborted);
  return state;
}

/** Marks what a look found and nothing else, page by page as it was looked at; ends early once `signal` aborts. */
export async function markFound(ports: AdoptPorts, adoption: Adoption, look: AdoptState): Promise<AdoptState> {
  const known = new Map(look.found.filter((order) => !isToMark(order)).map((order) => [order.legacyId, order]));
  const left = look.found.filter(isToMark).length;
  let state: AdoptState = { seen: 0, found: [...known.values()], pages: [], left };
  for (const { after, found } of look.pages) {
    const only = found.filter(isToMark).map(({ legacyId }) => legacyId);
    if (only.length === 0 || ports.signal.aborted) continue;
    const page = await askPage(ports, { ...adoption, ...from(after), only, isRehearsal: false });
    for (const order of page.found) known.set(order.legacyId, order);
    const told = look.found.flatMap(({ legacyId }) => known.get(legacyId) ?? []);
    state = { seen: state.seen + page.seen, found: told, pages: [], left: look.found.length - told.length };
    ports.onProgress(state);
    await rest(ports, page);
  }
  return state;
}

const isToMark = ({ outcome }: AdoptedOrder): boolean => outcome === "marked";

const from = (after: string | null) => (after === null ? {} : { after });

const askPage = ({ client }: AdoptPorts, body: AdoptRequest): Promise<AdoptAnswer> =>
  client.post<AdoptAnswer>("/api/orders/adopt", body);

async function rest({ wait, signal }: AdoptPorts, { restSeconds }: AdoptAnswer): Promise<void> {
  if (restSeconds > 0 && !signal.aborted) await wait(restSeconds * 1_000);
}
