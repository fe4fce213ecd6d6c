import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Ettn } from "../../server/invoice/ids.ts";
import type { Invoice } from "../../server/invoice/invoice.ts";
import { formatKurus } from "../../server/invoice/money.ts";
import { partyName } from "../../server/invoice/party.ts";
import type { Sale } from "../../server/invoice/sale.ts";
import { ettn } from "../server/integrators/an-invoice.ts";
import { goldenFolders } from "../server/invoice/golden-folders.ts";
import { goldenInvoice } from "../server/invoice/golden-invoice.ts";
import { ACCOUNT, type RegisterCase, sendWhole } from "./integrator-contract.ts";
import type { HeldDocument, HeldSale } from "./stand-in.ts";

const ISSUED = "2025-11-20T12:00:00Z";

/** The same orders through every adapter: what its stand-in holds afterwards is what the order says. */
export function goldenCases(register: RegisterCase): void {
  register("golden orders", async ({ row, open }, context) => {
    const standIn = await open({ now: ISSUED });
    const integrator = row.connect(standIn.url);
    const orders = goldenOrders();
    expect(orders.length).toBeGreaterThanOrEqual(60);
    // Of 99.99 with 20 % in it no net price and its rounded KDV add up again.
    expect(orders.filter(isShifted).map(({ name }) => name)).toContain("three-times-99-99");
    const refused: string[] = [];
    let misfits = 0;
    for (const { name, invoice } of orders) {
      const { outcome } = await sendWhole(integrator, invoice);
      if (outcome.kind === "refused" && row.noPlaceFor?.includes(outcome.provider.code)) {
        misfits += 1;
        continue;
      }
      if (outcome.kind !== "accepted") {
        refused.push(`${name}: ${JSON.stringify(outcome)}`);
        continue;
      }
      const held = await standIn.held(invoice.ettn);
      expect([name, held]).toEqual([name, factsOf(invoice, held?.internetSale)]);
    }
    const rest = misfits > 0 ? `; ${misfits} of them hold what it has no place for` : "";
    const share = `${refused.length} of ${orders.length} golden orders would go to review${rest}`;
    const { recomputesVat } = integrator.capabilities;
    // What its method is for: the same orders, each line's KDV worked out anew from its net price.
    const naive = recomputesVat ? ` (${orders.filter(isShifted).length} without its method)` : "";
    await context.annotate(share + naive, recomputesVat ? "recomputes KDV" : "takes our KDV");
    expect(refused, share).toEqual([]);
  });
}

type GoldenOrder = { readonly name: string; readonly invoice: Invoice };

/** Sales over the internet in lira by the shop of the contract; each under an ETTN of its own. */
const goldenOrders = (): readonly GoldenOrder[] =>
  goldenFolders().flatMap((folder) => {
    const invoice = goldenInvoice(folder);
    if (!invoice.ok || !isPlain(invoice.value)) return [];
    const { number: _number, ...unnumbered } = invoice.value;
    return { name: folder.name, invoice: { ...unnumbered, ettn: newEttn() } };
  });

const newEttn = (): Ettn => ettn(randomUUID());

const isPlain = ({ type, currency, seller, sale }: Invoice): boolean =>
  type === "SATIS" && currency === "TRY" && seller.taxId.value === ACCOUNT.vkn && sale.platform === "INTERNET";

/** Whether the total moves when KDV is rounded anew, line by line. */
function isShifted({ invoice: { lines, totals } }: GoldenOrder): boolean {
  const anew = lines.map(({ net, taxRate }) => net + (net * BigInt(taxRate) + 50n) / 100n);
  return anew.reduce((sum, amount) => sum + amount, 0n) !== totals.payable;
}

/** The order's facts, as far as the vendor has a place for them. */
function factsOf(invoice: Invoice, held: HeldSale | undefined): HeldDocument {
  const { buyer, sale, totals } = invoice;
  return {
    payable: formatKurus(totals.payable),
    kdv: formatKurus(totals.tax),
    buyerTaxId: buyer.taxId.value,
    buyerName: partyName(buyer),
    internetSale: sale.platform === "INTERNET" ? saleFacts(sale, held) : undefined,
  };
}

/** Where the order says nothing, such as the day of a payment at the door, the vendor's own rule fills in. */
function saleFacts({ internet }: Extract<Sale, { platform: "INTERNET" }>, held: HeldSale | undefined): HeldSale {
  const { webSite, payment, transport } = internet;
  const whole = {
    paymentDate: payment.date ?? held?.paymentDate,
    carrierTaxId: transport?.carrierTaxId,
    transportDate: transport?.date,
  };
  const known = Object.entries(whole).filter(([fact]) => held === undefined || fact in held);
  return { webSite, paymentMethod: payment.method, ...Object.fromEntries(known) };
}
