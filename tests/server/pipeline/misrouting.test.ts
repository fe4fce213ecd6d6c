import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type RegisteredUser } from "../../../demo/nilvera/account.ts";
import { type NilveraStandIn, startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { vknOf } from "../../../demo/orders/tax-numbers.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
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
import { anAddress, anOrder } from "../invoice/an-order.ts";

const BUYERS = 500;
const TITLE = "Deneme Ticaret Ltd. Şti.";
const USER: RegisteredUser = { title: TITLE, aliases: ["urn:mail:defaultpk@deneme.example"], taxOffice: "Çankaya" };

/** After which of its look-ups each buyer's state flips; 1 is the one at issue, 2 the one at the send. */
const PATTERNS: readonly (readonly number[])[] = [[], [1], [2], [1, 2], [1, 3], [2, 3], [2, 4], [1, 2, 3, 4]];

type Buyer = { readonly orderId: OrderId; readonly vkn: string; readonly flipsAfter: readonly number[]; looks: number };

const buyers = (): readonly Buyer[] =>
  Array.from({ length: BUYERS }, (_, index) => ({
    orderId: toOrderId(`gid://shopify/Order/${7_000_000 + index}`) ?? "never",
    vkn: vknOf(String(400_000_000 + index)),
    flipsAfter: PATTERNS[index % PATTERNS.length] ?? [],
    looks: 0,
  })) as readonly Buyer[];

test("of 500 buyers whose taxpayer state flips between look-up and send none gets the wrong document, and none gets two", {
  timeout: 240_000,
}, async () => {
  const all = buyers();
  const taxpayers: Record<string, RegisteredUser> = {};
  all.forEach(({ vkn }, index) => {
    if (Math.floor(index / PATTERNS.length) % 2 === 0) taxpayers[vkn] = USER;
  });
  const standIn = await startNilveraStandIn({
    port: 0,
    apiKey: "key",
    company: COMPANY,
    series: ["EAR"],
    einvoiceSeries: ["EFT"],
    taxpayers,
    issueAfterMs: Number.POSITIVE_INFINITY,
  });
  const { advance, found } = await shopOf(all, (integrator) => flipping(integrator, { all, taxpayers }), standIn.url);
  const rest = [...all];
  const work = async () => {
    for (let one = rest.shift(); one; one = rest.shift()) await advance(one.orderId);
  };
  await Promise.all(Array.from({ length: 8 }, work));

  const states = new Map<string, number>();
  for (const buyer of all) {
    const documents = standIn.documents().filter(({ invoice }) => invoice.CustomerInfo.TaxNumber === buyer.vkn);
    const order = await found(buyer.orderId);
    const end = `${order?.state} ${order?.faults.map(({ code }) => code).join()} ${documents.map(({ module }) => module).join()}`;
    states.set(end, (states.get(end) ?? 0) + 1);
    expect([end, documents.length]).toEqual([end, order?.state === "review" ? 0 : 1]);
    // The stand-in takes only what fits at the instant it arrives; with no later flip it still fits now.
    const isSettled = buyer.flipsAfter.every((look) => look < buyer.looks);
    const now = Object.hasOwn(taxpayers, buyer.vkn) ? "einvoice" : "earchive";
    if (documents[0] && isSettled) expect(documents[0].module).toBe(now);
  }
  const wrong = standIn
    .documents()
    .filter(({ module, number }) => number.startsWith("EFT") !== (module === "einvoice"));
  expect(wrong).toEqual([]);
  process.stdout.write(`${BUYERS} buyers: ${[...states].map(([end, count]) => `${count} ${end}`).join("; ")}\n`);
  await standIn.close();
});

/** The registry as it was when asked, and another one a moment later. */
function flipping(
  integrator: Integrator,
  { all, taxpayers }: { all: readonly Buyer[]; taxpayers: Record<string, RegisteredUser> },
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

async function shopOf(
  all: readonly Buyer[],
  wrap: (integrator: Integrator) => Integrator,
  baseUrl: NilveraStandIn["url"],
) {
  const store = await storeOn("sqlite");
  const integrator = wrap(createNilvera({ apiKey: "key", baseUrl }));
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
  await saveIntegrator(ports)(OUR_SHOP, { kind: "nilvera", access: { apiKey: "key" }, environment: "live" });
  await switchIssuing(ports)(OUR_SHOP, { isActive: true, startsAt: LONG_AGO });
  return {
    advance: (id: OrderId) => advanceOrder(ports)(OUR_SHOP, id),
    found: (id: OrderId) => store.read(OUR_SHOP).orders.find(id),
  };
}

function orderOf(buyer: Buyer | undefined): Order {
  if (!buyer) throw new Error("no such order");
  const at = { createdAt: new Date(), processedAt: new Date(), updatedAt: new Date() };
  return anOrder({ ...at, id: buyer.orderId, taxIds: [buyer.vkn], billing: anAddress({ company: TITLE }) });
}
