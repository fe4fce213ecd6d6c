import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { startNesStandIn } from "../../../demo/nes/stand-in.ts";
import { startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { vknOf } from "../../../demo/orders/tax-numbers.ts";
import { startTurkcellStandIn } from "../../../demo/turkcell/stand-in.ts";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import { type OrderId, toEttn, toOrderId } from "../../../server/invoice/ids.ts";
import type { Order } from "../../../server/invoice/order.ts";
import { ok } from "../../../server/invoice/result.ts";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import { saveIntegrator, saveProfile } from "../../../server/pipeline/account/connect-account.ts";
import { NO_CHECK } from "../../../server/pipeline/ports/document-check.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import { switchIssuing } from "../../../server/pipeline/account/switch-issuing.ts";
import { storeOn } from "../../support/engines.ts";
import { LONG_AGO } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { aShopFile, COMPANY } from "../../support/test-shop.ts";
import { aParasut, connectTo } from "../integrators/parasut/a-parasut.ts";
import { anAddress, anOrder } from "../invoice/an-order.ts";

const TITLE = "Deneme Ticaret Ltd. Şti.";
type User = { readonly title: string; readonly aliases: readonly string[]; readonly taxOffice: string };
const USER: User = { title: TITLE, aliases: ["urn:mail:defaultpk@deneme.example"], taxOffice: "Çankaya" };

/** After which of its look-ups each buyer's state flips; 1 is the one at issue, 2 the one at the send. */
const PATTERNS: readonly (readonly number[])[] = [[], [1], [2], [1, 2], [1, 3], [2, 3], [2, 4], [1, 2, 3, 4]];

type Channel = "earchive" | "einvoice";
type Document = { readonly vkn: string; readonly channel: Channel; readonly series: string };

/** An account at which documents can be looked at; its list of taxpayers is the test's. */
type Account = { readonly integrator: Integrator; readonly documents: () => readonly Document[] };

const SERIES = ["EAR", "EFT"];
const NEVER = Number.POSITIVE_INFINITY;

const ACCOUNTS: Readonly<Record<string, (taxpayers: Record<string, User>) => Promise<Account>>> = {
  nilvera: async (taxpayers) => {
    const base = { port: 0, apiKey: "key", company: COMPANY, taxpayers, issueAfterMs: NEVER };
    const standIn = await startNilveraStandIn({ ...base, series: ["EAR"], einvoiceSeries: ["EFT"] });
    onTestFinished(standIn.close);
    const integrator = createNilvera({ apiKey: "key", baseUrl: standIn.url });
    const documents = () =>
      standIn.documents().map(({ module: channel, invoice, number }) => {
        return { vkn: invoice.CustomerInfo.TaxNumber ?? "", channel, series: number.slice(0, 3) };
      });
    return { integrator, documents };
  },
  nes: async (taxpayers) => {
    const company = { ...COMPANY, senderAlias: "urn:mail:defaultgb@ornek.example" };
    const series = [
      { module: "earchive", prefix: "EAR", isPortal: true },
      { module: "einvoice", prefix: "EFT", isPortal: true },
    ] as const;
    const base = { port: 0, apiKey: "key", company, taxpayers, issueAfterMs: NEVER, series };
    const standIn = await startNesStandIn(base);
    onTestFinished(standIn.close);
    const integrator = createNes({ apiKey: "key", vkn: COMPANY.vkn, baseUrl: standIn.url });
    const documents = () =>
      standIn.documents().map(({ content, number }) => {
        return { vkn: content.buyer, channel: content.module, series: number.slice(0, 3) };
      });
    return { integrator, documents };
  },
  turkcell: async (taxpayers) => {
    const base = { port: 0, apiKey: "key", company: COMPANY, taxpayers, issueAfterMs: NEVER, series: SERIES };
    const standIn = await startTurkcellStandIn(base);
    onTestFinished(standIn.close);
    const integrator = createTurkcell({ apiKey: "key", vkn: COMPANY.vkn, baseUrl: standIn.url });
    const documents = () =>
      standIn.documents().map(({ content: { kind, model }, number }) => {
        const channel = kind === "earchive" ? kind : "einvoice";
        return { vkn: model.addressBook.identificationNumber ?? "", channel, series: number.slice(0, 3) } as const;
      });
    return { integrator, documents };
  },
  parasut: async (taxpayers) => {
    const parasut = await aParasut({ taxpayers });
    const documents = () =>
      parasut.book.invoices().flatMap((invoice) =>
        invoice.documents.map(({ form }) => {
          const channel = form.type === "e_archives" ? "earchive" : "einvoice";
          // Series of its own, whatever the document is.
          const series = channel === "earchive" ? "EAR" : "EFT";
          return { vkn: invoice.form.attributes.tax_number ?? "", channel, series } as const;
        }),
      );
    return { integrator: connectTo(parasut), documents };
  },
};

type Buyer = { readonly orderId: OrderId; readonly vkn: string; readonly flipsAfter: readonly number[]; looks: number };

const buyersOf = (count: number, looksBefore: number): readonly Buyer[] =>
  Array.from({ length: count }, (_, index) => ({
    orderId: toOrderId(`gid://shopify/Order/${7_000_000 + index}`) ?? "never",
    vkn: vknOf(String(400_000_000 + index)),
    flipsAfter: (PATTERNS[index % PATTERNS.length] ?? []).map((look) => look + looksBefore),
    looks: 0,
  })) as readonly Buyer[];

test.each([
  ["nilvera", 500, 0],
  ["nes", 80, 0],
  ["turkcell", 80, 0],
  // Asked again at every rest of a document that is made step by step.
  ["parasut", 48, 2],
] as const)(
  "at %s, of %i buyers whose taxpayer state flips between look-up and send none gets the wrong document, and none gets two",
  { timeout: 240_000 },
  async (kind, count, looksBefore) => {
    const all = buyersOf(count, looksBefore);
    const taxpayers: Record<string, User> = {};
    all.forEach(({ vkn }, index) => {
      if (Math.floor(index / PATTERNS.length) % 2 === 0) taxpayers[vkn] = USER;
    });
    const account = await ACCOUNTS[kind]?.(taxpayers);
    if (!account) throw new Error(`no account at ${kind}`);
    const { advance, found } = await shopOf(all, kind, flipping(account.integrator, { all, taxpayers }));
    const rest = [...all];
    const work = async () => {
      for (let one = rest.shift(); one; one = rest.shift()) await advance(one.orderId);
    };
    await Promise.all(Array.from({ length: 8 }, work));

    const states = new Map<string, number>();
    const documents = Map.groupBy(account.documents(), ({ vkn }) => vkn);
    for (const buyer of all) {
      const made = documents.get(buyer.vkn) ?? [];
      const order = await found(buyer.orderId);
      const end = `${order?.state} ${order?.faults.map(({ code }) => code).join()} ${made.map(({ channel }) => channel).join()}`;
      states.set(end, (states.get(end) ?? 0) + 1);
      expect([end, made.length]).toEqual([end, order?.state === "review" ? 0 : 1]);
      // The stand-in takes only what fits at the instant it arrives; with no later flip it still fits now.
      const isSettled = buyer.flipsAfter.every((look) => look < buyer.looks);
      const now = Object.hasOwn(taxpayers, buyer.vkn) ? "einvoice" : "earchive";
      if (made[0] && isSettled) expect(made[0].channel).toBe(now);
    }
    const wrong = account.documents().filter(({ channel, series }) => (series === "EFT") !== (channel === "einvoice"));
    expect(wrong).toEqual([]);
    const ends = [...states].map(([end, many]) => `${many} ${end}`).join("; ");
    process.stdout.write(`${kind}, ${count} buyers: ${ends}\n`);
  },
);

/** The registry as it was when asked, and another one a moment later. */
function flipping(
  integrator: Integrator,
  { all, taxpayers }: { all: readonly Buyer[]; taxpayers: Record<string, User> },
) {
  return {
    ...integrator,
    lookUpTaxpayer: async (taxId: string) => {
      const answer = await integrator.lookUpTaxpayer(taxId);
      const buyer = all.find(({ vkn }) => vkn === taxId);
      if (!buyer) return answer;
      buyer.looks += 1;
      if (!buyer.flipsAfter.includes(buyer.looks)) return answer;
      if (Object.hasOwn(taxpayers, taxId)) delete taxpayers[taxId];
      else taxpayers[taxId] = USER;
      return answer;
    },
  };
}

/** More runs of its job than the longest order takes that is sent step by step. */
const MOST_RUNS = 20;

async function shopOf(all: readonly Buyer[], kind: string, integrator: Integrator) {
  const store = await storeOn("sqlite");
  const ports: PipelinePorts = {
    ...store,
    integratorFor: () => integrator,
    checkDocument: NO_CHECK,
    exchangeRates: { rateBefore: async () => undefined },
    orderSource: {
      glance: async () => undefined,
      readOrder: async (_shop, id) => ok(orderOf(all.find(({ orderId }) => orderId === id))),
    },
    productSource: { readProducts: async () => new Map() },
    newEttn: () => toEttn(randomUUID()) ?? ("never" as never),
    lookUpGraceSeconds: 60,
  };
  await saveProfile(ports)(OUR_SHOP, aShopFile());
  await saveIntegrator(ports)(OUR_SHOP, { kind, access: { apiKey: "key" }, environment: "live" });
  await switchIssuing(ports)(OUR_SHOP, { isActive: true, startsAt: LONG_AGO });
  const found = (id: OrderId) => store.read(OUR_SHOP).orders.find(id);
  const advance = async (id: OrderId): Promise<void> => {
    for (let runs = 0; runs < MOST_RUNS; runs += 1) {
      await advanceOrder(ports)(OUR_SHOP, id);
      if (!["queued", "waiting"].includes((await found(id))?.state ?? "")) return;
    }
  };
  return { advance, found };
}

function orderOf(buyer: Buyer | undefined): Order {
  if (!buyer) throw new Error("no such order");
  const at = { createdAt: new Date(), processedAt: new Date(), updatedAt: new Date() };
  return anOrder({ ...at, id: buyer.orderId, taxIds: [buyer.vkn], billing: anAddress({ company: TITLE }) });
}
