import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import { type BuyerFields, withUsualNames } from "../../../../server/invoice/parties/buyer-fields.ts";
import { anOrder } from "../an-order.ts";

const NONE: BuyerFields = { taxId: [], taxOffice: [], title: [] };
const OWN: BuyerFields = { taxId: ["Fatura No (VKN)"], taxOffice: ["V.D."], title: ["Kurum"] };

function buyerIn(written: Readonly<Record<string, string>>, fields: BuyerFields) {
  const attributes = Object.entries(written).map(([key, value]) => ({ key, value }));
  const buyer = buyerOf(withUsualNames(anOrder({ attributes }), fields));
  return buyer.ok ? buyer.value : buyer.error;
}

describe("names of the shop's own for the buyer's tax data", () => {
  const written = { "fatura no VKN": "1234567808", "V.D.": "Kadıköy", KURUM: "Kuzey Ltd. Şti." };

  test("are read as the shop says, in either case and with any signs", () => {
    expect(buyerIn(written, OWN)).toMatchObject({
      taxId: { scheme: "VKN", value: "1234567808", title: "Kuzey Ltd. Şti." },
      taxOffice: "Kadıköy",
    });
  });

  test("mean nothing to a shop that does not say them", () => {
    expect(buyerIn(written, NONE)).toMatchObject({ taxId: { value: "11111111111" }, taxOffice: undefined });
  });

  test("come before the usual ones, and a name of signs only is none", () => {
    expect(buyerIn({ ...written, unvan: "Güney A.Ş." }, OWN)).toMatchObject({ taxId: { title: "Kuzey Ltd. Şti." } });
    expect(buyerIn({ "🧾": "1234567808" }, { ...NONE, taxId: ["?"] })).toMatchObject({
      taxId: { value: "11111111111" },
    });
  });
});
