import { expect, test } from "vitest";
import { CARRIERS, type Carrier } from "../../../../server/gib/carriers.ts";
import { E_ARCHIVE } from "../../../../server/invoice/e-fatura/route.ts";
import { invoiceFromOrder } from "../../../../server/invoice/invoice-from-order.ts";
import { aFulfillment, anOrder, aProfile } from "../an-order.ts";

/** What the merchant is told of an invoice whose parcel went with this carrier. */
function warningsWith(company: string, custom: readonly Carrier[] = []) {
  const profile = aProfile({ carriers: { ...aProfile().carriers, custom } });
  const order = anOrder({ fulfillments: [aFulfillment({ company })], isFulfilled: true });
  const draft = invoiceFromOrder(order, profile, { ...E_ARCHIVE, issuedAt: new Date("2025-11-20T11:42:00Z") });
  return draft.ok ? draft.value.warnings : draft.error;
}

const told = ({ title, taxId }: Carrier) => [{ code: "CARRIER_NOT_CONFIRMED", facts: { carrier: title, taxId } }];

test("each carrier whose number one source alone tells is to be looked at, and no other", () => {
  for (const carrier of CARRIERS) {
    expect(warningsWith(carrier.names[0] ?? "")).toEqual(carrier.confirmed ? undefined : told(carrier));
  }
  expect(CARRIERS.filter(({ confirmed }) => !confirmed).map(({ id }) => id)).toEqual(["hepsijet", "ups"]);
});

test("a row of the shop's own ends it, whether it says the same number or another", () => {
  const hepsijet = CARRIERS.find(({ id }) => id === "hepsijet");
  if (!hepsijet) throw new Error("the table lacks HepsiJet");
  const own = { ...hepsijet, id: "bizim-hepsijet", confirmed: true };
  expect(warningsWith("HepsiJet", [own])).toBeUndefined();
  expect(warningsWith("HepsiJet", [{ ...own, taxId: "1234567808" }])).toBeUndefined();
});
