import { expect, test } from "vitest";
import { startNesStandIn } from "../../../demo/nes/stand-in.ts";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import { validGoldens } from "../../server/invoice/valid-goldens.ts";
import { textsAt } from "../../server/ubl/read-xml.ts";

/** The same facts, from our invoice. */
const told = ({ totals, buyer, sale, currency }: Invoice) => ({
  payable: formatKurus(totals.payable),
  tax: formatKurus(totals.tax + (totals.excise ?? 0n) + (totals.accommodation ?? 0n)),
  currency,
  buyer: buyer.taxId.value,
  sale: {
    sendType: sale.sendType,
    websiteUri: sale.platform === "INTERNET" ? sale.internet.webSite : "",
    paymentMethod: sale.platform === "INTERNET" ? sale.internet.payment.method : "",
    transporterRegisterNumber: (sale.platform === "INTERNET" && sale.internet.transport?.carrierTaxId) || "",
    transportDate: (sale.platform === "INTERNET" && sale.internet.transport?.date) || "",
  },
});

test("every golden order is taken with the amounts, the buyer and the sale it has", async () => {
  const goldens = validGoldens();
  expect(goldens.length).toBeGreaterThan(60);
  for (const [seller, invoices] of Map.groupBy(goldens, ([, invoice]) => invoice.seller.taxId.value)) {
    const standIn = await startNesStandIn({
      port: 0,
      apiKey: "key",
      company: { vkn: seller, title: "Örnek", senderAlias: "urn:mail:defaultgb@example.com" },
      series: [{ module: "earchive", prefix: "EAR", isPortal: true }],
      now: () => new Date("2025-11-20T12:00:00Z"),
    });
    const nes = createNes({ apiKey: "key", vkn: seller, baseUrl: standIn.url });
    for (const [name, invoice] of invoices) {
      expect([name, await nes.submit(invoice)]).toMatchObject([name, { kind: "accepted" }]);
      const kept = standIn.documents().find(({ ettn }) => ettn === invoice.ettn)?.content;
      const [payable] = textsAt(kept?.xml ?? "", "cac:LegalMonetaryTotal/cbc:PayableAmount");
      const [tax] = textsAt(kept?.xml ?? "", "cac:TaxTotal/cbc:TaxAmount");
      const [currency] = textsAt(kept?.xml ?? "", "cbc:DocumentCurrencyCode");
      expect([name, { payable, tax, currency, buyer: kept?.buyer, sale: kept?.sale }]).toMatchObject([
        name,
        told(invoice),
      ]);
    }
    await standIn.close();
  }
});
