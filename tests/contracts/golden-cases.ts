import { expect } from "vitest";
import type { Invoice } from "../../server/invoice/invoice.ts";
import { formatKurus } from "../../server/invoice/money/money.ts";
import { partyName } from "../../server/invoice/parties/party.ts";
import type { Sale } from "../../server/invoice/sale.ts";
import { isCarriedByAll, misfitsOf } from "./golden-misfits.ts";
import { GOLDEN_NOW, goldenEinvoices, type GoldenOrder, goldenOrders } from "./golden-orders.ts";
import { type Bench, type RegisterCase, sendWhole } from "./integrator-contract.ts";
import type { HeldDocument, HeldSale } from "./stand-in.ts";

const GOLDEN_SCENARIOS = ["TEMELFATURA", "TICARIFATURA"] as const;

/** The same orders through every adapter: what its stand-in holds afterwards is what the order says. */
export function goldenCases(register: RegisterCase): void {
  register("golden orders", async (bench, context) => {
    const orders = goldenOrders().filter(({ name }) => isCarriedByAll(name));
    expect(orders.length).toBeGreaterThanOrEqual(60);
    // Of 99.99 with 20 % in it no net price and its rounded KDV add up again.
    expect(orders.filter(isShifted).map(({ name }) => name)).toContain("three-times-99-99");
    const refused = await sendAll(bench, orders);
    const share = `${refused.size} of the ${orders.length} golden orders that all carry would go to review`;
    const { recomputesVat } = bench.integrator.capabilities;
    // What its method is for: the same orders, each line's KDV worked out anew from its net price.
    const naive = recomputesVat ? ` (${orders.filter(isShifted).length} without its method)` : "";
    await context.annotate(share + naive, recomputesVat ? "recomputes KDV" : "takes our KDV");
    expect(Object.fromEntries(refused), share).toEqual({});
  });

  register("golden e-Fatura", async (bench, context) => {
    const orders = GOLDEN_SCENARIOS.flatMap(goldenEinvoices).filter(({ name }) => isCarriedByAll(name));
    expect(orders.length).toBeGreaterThan(GOLDEN_SCENARIOS.length * 5);
    const refused = await sendAll(bench, orders);
    const share = `${refused.size} of ${orders.length} e-Fatura of golden orders would go to review`;
    await context.annotate(share, bench.integrator.capabilities.recomputesVat ? "recomputes KDV" : "takes our KDV");
    expect(Object.fromEntries(refused), share).toEqual({});
  });

  register("golden misfits", async (bench, context) => {
    const orders = goldenOrders().filter(({ name }) => !isCarriedByAll(name));
    const misfits = misfitsOf(bench.row.kind);
    const refused = await sendAll(bench, orders);
    await context.annotate(`${refused.size} of ${orders.length} golden orders that not all carry`, "has no place for");
    expect(Object.fromEntries(refused)).toEqual(misfits);
  });
}

/** Sends them all and compares what is held of each one taken; the others are answered with the code they were refused by. */
async function sendAll({ row, open }: Bench, orders: readonly GoldenOrder[]): Promise<ReadonlyMap<string, string>> {
  const standIn = await open({ now: GOLDEN_NOW });
  const integrator = row.connect(standIn.url);
  for (const { buyer, receiverAlias: alias } of orders.map(({ invoice }) => invoice)) {
    const title = partyName(buyer);
    if (alias !== undefined) await standIn.registerTaxpayer({ taxId: buyer.taxId.value, title, alias });
  }
  const refused = new Map<string, string>();
  for (const { name, invoice } of orders) {
    const before = await standIn.sends();
    const { outcome } = await sendWhole(integrator, invoice);
    const held = await standIn.held(invoice.ettn);
    if (outcome.kind === "accepted") {
      expect([name, held]).toEqual([name, factsOf(invoice, held?.internetSale)]);
      continue;
    }
    refused.set(name, outcome.kind === "refused" ? outcome.provider.code : JSON.stringify(outcome));
    expect([name, held, await standIn.sends()], "refused before anything was sent").toEqual([name, undefined, before]);
  }
  return refused;
}

/** Whether the total moves when KDV is rounded anew, line by line. */
function isShifted({ invoice: { lines, totals } }: GoldenOrder): boolean {
  const anew = lines.map(({ net, taxRate }) => net + (net * BigInt(taxRate) + 50n) / 100n);
  return anew.reduce((sum, amount) => sum + amount, 0n) !== totals.payable;
}

/** The order's facts as every stand-in holds them. */
function factsOf({ buyer, profileId, receiverAlias, sale, totals }: Invoice, held: HeldSale | undefined): HeldDocument {
  return {
    payable: formatKurus(totals.payable),
    kdv: formatKurus(totals.tax),
    buyerTaxId: buyer.taxId.value,
    buyerName: partyName(buyer),
    buyerAddress: [buyer.address.line, buyer.address.district, buyer.address.city].join(" "),
    mailbox: receiverAlias,
    // An e-Fatura need not say how it was sold.
    internetSale:
      profileId !== "EARSIVFATURA" ? held : sale.platform === "INTERNET" ? saleFacts(sale, held) : undefined,
  };
}

/** Where the order says no day of payment, as of one at the door, the vendor's own rule fills it in. */
function saleFacts({ internet }: Extract<Sale, { platform: "INTERNET" }>, held: HeldSale | undefined): HeldSale {
  const { webSite, payment, transport } = internet;
  return {
    webSite,
    paymentMethod: payment.method,
    paymentName: "name" in payment ? payment.name : undefined,
    paymentDate: payment.date ?? held?.paymentDate,
    carrierTitle: transport?.carrierTitle,
    carrierTaxId: transport?.carrierTaxId,
    transportDate: transport?.date,
  };
}
