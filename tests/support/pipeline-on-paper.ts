import { randomUUID } from "node:crypto";
import { tcknOf } from "../../demo/orders/tax-numbers.ts";
import type { MoneyKind } from "../../server/invoice/document-currency.ts";
import type { Invoice, ProfileId } from "../../server/invoice/invoice.ts";
import type { Order } from "../../server/invoice/order.ts";
import { ok } from "../../server/invoice/result.ts";
import { isRouteOpen } from "../../server/invoice/e-fatura/route.ts";
import type { Taxpayer } from "../../server/invoice/e-fatura/taxpayer.ts";
import { askCancellation } from "../../server/pipeline/cancel/ask-cancellation.ts";
import type { CancelWish } from "../../server/pipeline/ports/cancel-wish.ts";
import { advanceOrder } from "../../server/pipeline/advance-order.ts";
import { saveIntegrator, saveProfile } from "../../server/pipeline/account/connect-account.ts";
import { type DocumentCheck, NO_CHECK } from "../../server/pipeline/ports/document-check.ts";
import type { ExchangeRates } from "../../server/pipeline/ports/exchange-rates.ts";
import type {
  RequestOutcome,
  DocumentFormat,
  DocumentStatus,
  Integrator,
  RateLimit,
  SubmitOutcome,
} from "../../server/pipeline/ports/integrator.ts";
import { limitedIntegrators } from "../../server/pipeline/account/limited-integrator.ts";
import { markInvoicedElsewhere } from "../../server/pipeline/merchant/mark-invoiced-elsewhere.ts";
import { askMail } from "../../server/pipeline/mail/ask-mail.ts";
import type { PipelinePorts } from "../../server/pipeline/ports/ports.ts";
import { ettnsBy } from "../../server/pipeline/issue/new-ettn.ts";
import type { ProductFacts } from "../../server/pipeline/ports/shopify-port.ts";
import { receiveWebhook } from "../../server/pipeline/receive/receive-webhook.ts";
import { retryOrder } from "../../server/pipeline/merchant/retry-order.ts";
import { settleCorrection } from "../../server/pipeline/merchant/settle-correction.ts";
import { NILVERA_CAPABILITIES } from "../../server/integrators/nilvera/integrator.ts";
import type { IntegratorSettings } from "../../server/pipeline/ports/stores.ts";
import { switchIssuing } from "../../server/pipeline/account/switch-issuing.ts";
import { callTurns } from "../../server/store/call-turns.ts";
import { addDays, istanbulDate } from "../../server/invoice/time/istanbul-time.ts";
import { askInvoice } from "../../server/pipeline/merchant/ask-invoice.ts";
import { anOrder, aTransaction } from "../server/invoice/an-order.ts";
import { type AnyStore, type EngineName, storeOn } from "./engines.ts";
import { OUR_SHOP } from "./temporary-store.ts";
import { aShopFile } from "./test-shop.ts";

const SELLER = "1234567808";
const ANOTHER = { account: `nilvera live ${SELLER}`, shop: OUR_SHOP, by: "another", goesOn: false };
export const LONG_AGO = new Date("2020-01-01T00:00:00Z");
export const ACCEPTED: SubmitOutcome = { kind: "accepted", number: undefined };
export const NO_CREDIT: SubmitOutcome = { kind: "config", provider: { code: "2000", text: "" } };
export const REFUSED: SubmitOutcome = { kind: "refused", reason: "data", provider: { code: "2015", text: "no" } };
export const REROUTED: SubmitOutcome = { kind: "refused", reason: "reroute", provider: { code: "2025", text: "no" } };
export const LOST: SubmitOutcome = { kind: "unknown" };
const DELIVERY = { triggeredAt: "2026-11-27T20:50:00.000Z", bodyHash: "0".repeat(64) };
/** A buyer whose number the registry is asked about. */
export const WITH_TCKN = { attributes: [{ key: "tckn", value: tcknOf("100000001") }] };

/** The order of this file, placed and paid at that instant. */
export const aSoldOrder = (at: Date): Partial<Order> => ({
  createdAt: at,
  processedAt: at,
  updatedAt: at,
  transactions: [aTransaction({ processedAt: at, amount: anOrder().total })],
});

type Script = {
  outcome: SubmitOutcome;
  becomes: DocumentStatus["state"];
  /** The originals it hands out, or how it makes them of what was sent. */
  file:
    | Uint8Array<ArrayBuffer>
    | undefined
    | ((invoice: Invoice, format: DocumentFormat) => Uint8Array<ArrayBuffer> | undefined);
  whileReading: () => Promise<void>;
  whileLookingUp: () => Promise<void>;
  afterLookingUp: () => Promise<void>;
  whileFinding: () => Promise<void>;
  /** The answer is what was so before. */
  afterFinding: () => Promise<void>;
  /** What the registry says of the buyer; a document of the other kind is refused. */
  registry: Taxpayer;
  capabilities: Partial<Integrator["capabilities"]>;
  /** Absent: the integrator has no way to send a document again. */
  resend: Integrator["resend"];
  /** Passed before and after every commit and every request to the integrator; throwing there is a process that dies. */
  edge: () => void;
  /** The integrator keeps the document whatever it answers. */
  storesAnyway: boolean;
  /** It says "duplicate" to an ETTN it has. */
  remembers: boolean;
  checkDocument: DocumentCheck;
  rateBefore: ExchangeRates["rateBefore"];
  products: ReadonlyMap<string, ProductFacts>;
  /** Shopify shows orders of so many days: sixty, unless the app may read all of them. */
  showsDays: number;
  whileVerifying: (account: IntegratorSettings) => Promise<void>;
  /** What it answers to a cancellation, and to one taken back; `done` does it, and so does any other with `cancelsAnyway`. */
  cancelOutcome: RequestOutcome;
  cancelsAnyway: boolean;
  /** What it answers where it is asked to mail a document. */
  mail: () => Promise<RequestOutcome>;
};

/**
 * The pipeline on a real database, with Shopify and the integrator played by this object: a test decides what they answer
 * and what else happens while they are being asked.
 */
export function pipelineOnPaper(store: AnyStore, rateLimit?: RateLimit) {
  let order = anOrder();
  const documents = new Map<string, DocumentStatus>();
  const script: Script = {
    outcome: ACCEPTED,
    becomes: "issued",
    file: new Uint8Array([1]),
    whileReading: async () => {},
    whileLookingUp: async () => {},
    afterLookingUp: async () => {},
    whileFinding: async () => {},
    afterFinding: async () => {},
    registry: { registered: false },
    capabilities: {},
    resend: undefined,
    edge: () => {},
    storesAnyway: false,
    remembers: false,
    checkDocument: NO_CHECK,
    rateBefore: async () => undefined,
    whileVerifying: async () => {},
    products: new Map(),
    showsDays: Number.POSITIVE_INFINITY,
    cancelOutcome: { kind: "done" },
    cancelsAnyway: false,
    mail: async () => ({ kind: "done" }),
  };
  const sent: string[] = [];
  const taken = new Map<string, Invoice>();
  const sentNumbers: (string | undefined)[] = [];
  const sentAs: ProfileId[] = [];
  const cancelRequests: string[] = [];
  const mailedTo: string[] = [];
  const readIn: MoneyKind[] = [];
  const productsAsked: string[] = [];
  const document = (state: DocumentStatus["state"]): DocumentStatus => ({
    state,
    number: `EAR${istanbulDate(store.clock.now()).slice(0, 4)}${String(documents.size + 1).padStart(9, "0")}`,
    reported: false,
    detail: undefined,
    raw: state,
  });
  const changeTo = async (ettn: string, state: "issued" | "cancelled"): Promise<RequestOutcome> => {
    script.edge();
    cancelRequests.push(state);
    const known = documents.get(ettn);
    if (known && (script.cancelOutcome.kind === "done" || script.cancelsAnyway))
      documents.set(ettn, { ...known, state });
    script.edge();
    return script.cancelOutcome;
  };
  const integratorFor = (account: IntegratorSettings): Integrator => ({
    capabilities: { ...NILVERA_CAPABILITIES, ...script.capabilities, rateLimit },
    ...(script.resend && { resend: script.resend }),
    verifyCredentials: async () => {
      await script.whileVerifying(account);
      return { vkn: SELLER, title: "Örnek" };
    },
    lookUpTaxpayer: async () => {
      await script.whileLookingUp();
      const asItStood = script.registry;
      await script.afterLookingUp();
      return asItStood;
    },
    submit: async (invoice) => {
      const { ettn, number, profileId, receiverAlias } = invoice;
      script.edge();
      taken.set(ettn, invoice);
      sent.push(ettn);
      sentNumbers.push(number);
      sentAs.push(profileId);
      if (!isRouteOpen({ profileId, ...(receiverAlias && { receiverAlias }) }, script.registry)) return REROUTED;
      if (script.remembers && documents.has(ettn)) return { kind: "duplicate", providerCode: "again" };
      if (script.outcome.kind === "accepted" || script.storesAnyway)
        documents.set(ettn, { ...document(script.becomes), ...(number && { number }) });
      script.edge();
      return script.outcome;
    },
    findByEttn: async ({ ettn }) => {
      await script.whileFinding();
      script.edge();
      const asItStood = documents.get(ettn);
      await script.afterFinding();
      return asItStood;
    },
    download: async ({ ettn }, format) => {
      const { file } = script;
      if (typeof file !== "function") return file;
      const [invoice, known] = [taken.get(ettn), documents.get(ettn)];
      return invoice && file({ ...invoice, ...(known?.number && { number: known.number }) }, format);
    },
    cancel: ({ ettn }) => changeTo(ettn, "cancelled"),
    undoCancel: ({ ettn }) => changeTo(ettn, "issued"),
    sendMail: async (_key, address) => {
      script.edge();
      mailedTo.push(address);
      const outcome = await script.mail();
      script.edge();
      return outcome;
    },
  });
  const takeTurn = callTurns(store.transact, async () => store.clock.now().getTime());
  const ports: PipelinePorts = {
    unitOfWork: async (shop, work) => {
      script.edge();
      const result = await store.unitOfWork(shop, work);
      script.edge();
      return result;
    },
    read: store.read,
    clock: store.clock,
    integratorFor: limitedIntegrators({ integratorFor, read: store.read, takeTurn }),
    checkDocument: (invoice) => script.checkDocument(invoice),
    exchangeRates: { rateBefore: (currency, day) => script.rateBefore(currency, day) },
    orderSource: {
      // Everything is told by the whole order here.
      glance: async () => undefined,
      readOrder: async (_shop, _order, kind) => {
        readIn.push(kind);
        const asItStood = order;
        await script.whileReading();
        const age = store.clock.now().getTime() - asItStood.createdAt.getTime();
        return age < script.showsDays * 86_400_000 ? ok(asItStood) : undefined;
      },
    },
    productSource: {
      readProducts: async (_shop, ids) => {
        productsAsked.push(...ids);
        return script.products;
      },
    },
    newEttn: ettnsBy("secret of this test"),
    lookUpGraceSeconds: 60,
  };
  const read = () => store.read(OUR_SHOP);
  return {
    ...store,
    ports,
    account: [{ kind: "nilvera", access: {}, environment: "live" }, OUR_SHOP] as const,
    /** Another order of the account takes its turn. */
    spendTurn: () => rateLimit && takeTurn(ANOTHER, rateLimit),
    script,
    sent,
    sentNumbers,
    sentAs,
    /** What every request for a cancellation, or to take one back, was to make of the document. */
    cancelRequests,
    mailedTo,
    readIn,
    productsAsked,
    revive: () => documents.forEach((known, ettn) => documents.set(ettn, { ...known, state: "issued" })),
    /** The integrator's newest word on every document. */
    tell: (changes: Partial<DocumentStatus>) =>
      documents.forEach((known, ettn) => documents.set(ettn, { ...known, ...changes })),
    cancelAll: () => documents.forEach((known, ettn) => documents.set(ettn, { ...known, state: "cancelled" })),
    alive: () => [...documents.values()].filter(({ state }) => state === "issued").length,
    change: (changes: Partial<Order>) => {
      order = { ...order, ...changes };
    },
    /** The order's job until it sleeps: one that lets others go first after its invoice was taken comes back at once. */
    run: async (failures = 0) => {
      const first = await advanceOrder(ports)(OUR_SHOP, order.id, failures);
      const isTaken = (await read().orders.find(order.id))?.state === "processing";
      const isBackAtOnce = isTaken && first.kind === "snooze" && first.seconds === 0;
      return isBackAtOnce ? advanceOrder(ports)(OUR_SHOP, order.id, failures) : first;
    },
    /** Shopify delivers a webhook about the order. */
    hear: (topic: string) =>
      receiveWebhook(ports)(OUR_SHOP, { topic, webhookId: randomUUID(), orderId: order.id, ...DELIVERY }),
    retry: () => retryOrder(ports)(OUR_SHOP, order.id),
    askCancellation: (wish: CancelWish) => askCancellation(ports)(OUR_SHOP, order.id, { wish }),
    askMail: () => askMail(ports)(OUR_SHOP, order.id),
    ask: () => askInvoice(ports)(OUR_SHOP, order.id),
    /** The day so many days from now. */
    day: (days: number) => addDays(istanbulDate(store.clock.now()), days),
    overdue: (days: number) => read().orders.overdue(addDays(istanbulDate(store.clock.now()), days)),
    mark: () => markInvoicedElsewhere(ports)(OUR_SHOP, order.id),
    settle: (changes: Readonly<Record<string, unknown>>) => saveProfile(ports)(OUR_SHOP, aShopFile(changes)),
    switchTo: (isActive: boolean, startsAt?: Date) => switchIssuing(ports)(OUR_SHOP, { isActive, startsAt }),
    connect: (environment: IntegratorSettings["environment"] = "live") =>
      saveIntegrator(ports)(OUR_SHOP, { kind: "nilvera", access: { apiKey: "key-of-this-test" }, environment }),
    describe: () => saveProfile(ports)(OUR_SHOP, aShopFile()),
    settleCorrection: () => settleCorrection(ports)(OUR_SHOP, order.id),
    story: async () => (await read().timeline.list(order.id)).map(({ kind }) => kind),
    found: () => read().orders.find(order.id),
    invoice: () => read().invoices.findLatest(order.id),
  };
}

export async function readyPipeline(engine: EngineName = "sqlite", rateLimit?: RateLimit) {
  const pipeline = pipelineOnPaper(await storeOn(engine), rateLimit);
  await pipeline.describe();
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  return pipeline;
}
