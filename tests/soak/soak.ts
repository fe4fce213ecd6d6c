import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { anotherOrder } from "../../demo/orders/another-order.ts";
import { DEMO_PROFILE } from "../../demo/shop-profile.ts";
import { openStore, type StoreInABox } from "../../demo/store-in-a-box.ts";
import { withSession } from "../../server/commands/with-session.ts";
import { numberReport } from "../../server/store/number-report.ts";
import { type Ledger, OPEN, postgresLedger, sqliteLedger, type Step, STEPS } from "./ledger.ts";
import { type Pace, SOAK_INTEGRATORS, type SoakIntegrator, type SoakKind } from "./integrators.ts";
import { type Moment, type Round, roundsOf } from "./schedule.ts";
import { type ShakyNetwork, shakyNetwork } from "./shaky-network.ts";

export type SoakOptions = {
  readonly kills: number;
  readonly seed: number;
  /** A PostgreSQL to use instead of a file. */
  readonly databaseUrl?: string | undefined;
  /** Who numbers the invoices: with numbers of our own every one must be accounted for at the end. */
  readonly numbering?: "integrator" | "own" | undefined;
  /** Whose account the shop has; Nilvera's unless given. */
  readonly integrator?: SoakKind | undefined;
  /** The network to PostgreSQL breaks again and again, and each life of the process lasts for more rounds. */
  readonly isShaky?: boolean | undefined;
  readonly onRound?: (done: number) => void;
};

export type SoakReport = {
  readonly orders: number;
  /** How often the process died while an order stood at the step. */
  readonly kills: Readonly<Record<Step, number>>;
  /** How often each fault was on when it died. */
  readonly faults: Readonly<Record<string, number>>;
  /** How often a document of two phases stood at each when it died. */
  readonly phases: Readonly<Record<string, number>>;
  /** How often the network to the database broke, and how. */
  readonly breaks: Readonly<Record<string, number>>;
  /** What must not be: empty when every order has exactly one document and both sides agree on it. */
  readonly wrong: readonly string[];
};

/** A moment that does not come in its time is not waited for: the process dies anyway. */
const ANY_PACE: Pace = { mostOpen: Number.POSITIVE_INFINITY, momentMs: 2_500, settleMs: () => 240_000 };
const NUDGE_MS = 5_000;
const ROUNDS_OF_A_SHAKY_LIFE = 8;
/** Longer than a job lies whose claim was answered into a broken connection. */
const LEFT_MS = 180_000;

/**
 * Lets orders pour in while the integrator and Shopify fail in every way they can, kills the app -9 again and again, and at
 * last lets all come to rest and compares what it stored with what the integrator has.
 */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const { kills, seed, databaseUrl, numbering, onRound } = options;
  const integrator = await SOAK_INTEGRATORS[options.integrator ?? "nilvera"]();
  const network = options.isShaky && databaseUrl !== undefined ? await shakyNetwork(databaseUrl) : undefined;
  const { account } = integrator;
  const store = await openStore({ lookUpGraceSeconds: 1, databaseUrl: network?.url ?? databaseUrl, account });
  try {
    await store.api("PUT", "/profile", { ...DEMO_PROFILE, ...(numbering && { numbering }), mailsBuyer: true });
    const ledger = databaseUrl === undefined ? sqliteLedger(store.databasePath) : postgresLedger(databaseUrl);
    const counts = { steps: new Map(), faults: new Map(), phases: new Map() };
    const run: Run = { store, integrator, ledger, network, orders: [], ...counts };
    const perLife = network ? ROUNDS_OF_A_SHAKY_LIFE : 1;
    const rounds = roundsOf(seed, kills * perLife);
    for (const [index, round] of rounds.entries()) {
      const isLast = (index + 1) % perLife === 0;
      // What a shaky life left behind is looked at, at the end, while it lives.
      await play(run, round, isLast && !(network && index + 1 === rounds.length));
      if (isLast) onRound?.((index + 1) / perLife);
    }
    await comeToRest(run);
    return {
      orders: run.orders.length,
      kills: Object.fromEntries(STEPS.map((step) => [step, run.steps.get(step) ?? 0])) as SoakReport["kills"],
      faults: Object.fromEntries(run.faults),
      phases: Object.fromEntries(run.phases),
      breaks: network?.breaks() ?? {},
      wrong: [
        ...(await wrongsOf(run)),
        ...(await unexplained(databaseUrl ?? store.databasePath)),
        ...(network ? await leftoversOf(run) : []),
      ],
    };
  } finally {
    await store.close();
    await integrator.close();
    network?.close();
  }
}

type Run = {
  readonly store: StoreInABox;
  readonly integrator: SoakIntegrator;
  readonly ledger: Ledger;
  readonly network: ShakyNetwork | undefined;
  readonly orders: string[];
  readonly steps: Map<Step, number>;
  readonly faults: Map<string, number>;
  readonly phases: Map<string, number>;
};

async function play(run: Run, round: Round, dies: boolean): Promise<void> {
  const { store, integrator, ledger, network, orders, steps, faults, phases } = run;
  const { mostOpen, momentMs } = integrator.pace ?? ANY_PACE;
  disturb(run, round);
  network?.shake(true);
  const told = { webhooks: 0 };
  const reached = counterOf(run, round.moment, told);
  const goal = reached() + round.nth;
  const earlier = await anIssuedOne(ledger, round);
  const open = await openOf(run);
  const sold = Array.from({ length: Math.min(round.orders, Math.max(0, mostOpen - open.length)) }, (_, index) => {
    return store.shopify.addOrder(anotherOrder(new Date(), orders.length + index));
  });
  orders.push(...sold);
  const telling = tell(store, { round, sold, earlier, told });
  const deadline = Date.now() + momentMs;
  while (reached() < goal && Date.now() < deadline) await wait(1);
  await wait(round.delayMs);
  if (!dies) {
    await telling;
    return;
  }
  network?.shake(false);
  await store.app().kill();
  await telling;
  // Of several orders at one step this is still one kill of it.
  for (const step of new Set(await ledger.steps())) count(steps, step);
  for (const phase of new Set(integrator.phases?.())) count(phases, phase);
  for (const name of [
    round.send ?? "",
    round.read && `read ${round.read}`,
    round.shopify && `shopify ${round.shopify}`,
  ])
    if (name) count(faults, name);
  if (!round.lasts) calm(run);
  await store.restart();
}

const count = <Name>(counts: Map<Name, number>, name: Name): void => void counts.set(name, (counts.get(name) ?? 0) + 1);

async function openOf({ ledger, orders }: Run): Promise<readonly string[]> {
  const states = await ledger.states();
  return orders.filter((orderId) => states.get(orderId) !== "issued");
}

type Told = { webhooks: number };
type Tale = {
  readonly round: Round;
  readonly sold: readonly string[];
  readonly earlier: string | undefined;
  readonly told: Told;
};

/** A webhook nobody answered is Shopify's to send again; here the next comparison of the shop finds the order. */
async function tell({ shopify }: StoreInABox, { round, sold, earlier, told }: Tale): Promise<void> {
  const counted = () => {
    told.webhooks += 1;
  };
  const send = (topic: string, orderId: string, webhookId: string = randomUUID()) =>
    shopify.sendWebhook({ topic, orderId, webhookId }).then(counted, () => undefined);
  if (earlier !== undefined && round.moment === "woken") await send("fulfillments/create", earlier);
  if (earlier !== undefined && round.repeats) await send("orders/paid", earlier);
  for (const orderId of sold) {
    await shopify.payOrder(orderId).then(counted, () => undefined);
    const webhookId = randomUUID();
    if (round.repeats)
      await Promise.all([send("orders/paid", orderId, webhookId), send("orders/paid", orderId, webhookId)]);
  }
}

/** The rounds walk through all that are issued. */
async function anIssuedOne(ledger: Ledger, { delayMs, nth }: Round): Promise<string | undefined> {
  const issued = [...(await ledger.states())].filter(([, state]) => state === "issued").map(([id]) => id);
  return issued[(delayMs * 7 + nth) % Math.max(issued.length, 1)];
}

function disturb({ integrator, store: { shopify } }: Run, { send, read, shopify: fault }: Round): void {
  integrator.disturb({ send, read });
  shopify.faults.graphql.length = 0;
  if (fault) shopify.faults.graphql.push(fault);
}

function calm({ integrator, network, store: { shopify } }: Run): void {
  network?.shake(false);
  integrator.disturb({});
  shopify.faults.graphql.length = 0;
}

function counterOf({ integrator, store: { shopify } }: Run, moment: Moment, told: Told): () => number {
  const counters: Readonly<Record<Moment, () => number>> = {
    webhook: () => told.webhooks,
    "order-read": () => shopify.requests.graphql,
    send: () => integrator.counts().sends,
    stored: () => integrator.documents?.().length ?? 0,
    "status-read": () => integrator.counts().statusReads,
    "file-read": () => integrator.counts().fileReads,
    mail: () => integrator.counts().mails,
    woken: () => shopify.requests.graphql,
  };
  return counters[moment];
}

/** Everything works again; what waits for its next try is asked for now. */
async function comeToRest(run: Run): Promise<void> {
  const { store, integrator, ledger, orders } = run;
  calm(run);
  await store.api("POST", "/proof", {});
  const deadline = Date.now() + (integrator.pace ?? ANY_PACE).settleMs(orders.length);
  while (Date.now() < deadline) {
    const open = await openOf(run);
    const isMailing = [...(await ledger.mailings()).values()].some((state) => OPEN.has(state));
    if (open.length === 0 && !isMailing) return;
    for (const orderId of open) await store.api("POST", `/orders/${legacy(orderId)}/retry`).catch(() => undefined);
    await wait(NUDGE_MS);
  }
}

/** Nothing is asked for here: whatever lies must be taken up by itself. */
async function leftoversOf({ ledger }: Run): Promise<readonly string[]> {
  const deadline = Date.now() + LEFT_MS;
  for (;;) {
    const left = await ledger.leftovers();
    if (left.length === 0 || Date.now() > deadline) return left;
    await wait(NUDGE_MS);
  }
}

async function wrongsOf({ integrator, ledger, orders }: Run): Promise<readonly string[]> {
  const [states, invoices] = [await ledger.states(), await ledger.liveInvoices()];
  const documents = integrator.documents?.() ?? (await ledger.trialDocuments());
  const numbers = new Set(documents.map(({ number }) => number));
  const numberOf = new Map(documents.map(({ ettn, number }) => [ettn, number]));
  return [
    ...orders.filter((id) => states.get(id) !== "issued").map((id) => `${id} is ${states.get(id) ?? "unknown"}`),
    ...(documents.length === orders.length ? [] : [`${documents.length} documents for ${orders.length} orders`]),
    ...(numbers.size === documents.length ? [] : ["a number stands on two documents"]),
    ...invoices
      .filter(({ ettn, number }) => numberOf.get(ettn) !== number)
      .map(({ ettn, number }) => `${ettn} is ${number} here and ${numberOf.get(ettn) ?? "nothing"} there`),
    ...documents
      .filter(({ ettn }) => !invoices.some((invoice) => invoice.ettn === ettn))
      .map(({ ettn }) => `${ettn} is nobody's`),
    ...(integrator.leftovers?.() ?? []),
    ...mailWrongs(await ledger.mailings(), integrator.mailed?.()),
  ];
}

/** Nobody is mailed twice, and what is called sent was. One of an answer that was lost may have been, and is called so. */
function mailWrongs(mailings: ReadonlyMap<string, string>, mailed: readonly string[] | undefined): readonly string[] {
  const open = [...mailings].filter(([, state]) => OPEN.has(state)).map(([ettn, state]) => `${ettn} stays ${state}`);
  if (!mailed) return open;
  const once = new Set(mailed);
  const twice = mailed.length === once.size ? [] : [`${mailed.length} mails of ${once.size} documents`];
  const unsent = [...mailings].filter(([ettn, state]) => state === "sent" && !once.has(ettn));
  return [...open, ...twice, ...unsent.map(([ettn]) => `${ettn} is called sent and was not`)];
}

/** Numbers of our own series that no document explains. */
async function unexplained(url: string): Promise<readonly string[]> {
  const reports = await withSession(url, numberReport);
  return reports.flatMap((report) => report.unexplained.map((number) => `${number} is unexplained`));
}

const legacy = (orderId: string): string => orderId.slice(orderId.lastIndexOf("/") + 1);
