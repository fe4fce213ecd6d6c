import { describe, expect, test } from "vitest";
import { buyerOf } from "../../../../server/invoice/parties/buyer.ts";
import { anOrder } from "../an-order.ts";

const TCKN = "10000000146";

function taxIdUnder(key: string): string {
  const buyer = buyerOf(anOrder({ attributes: [{ key, value: TCKN }] }));
  return buyer.ok ? buyer.value.taxId.value : buyer.error.map(({ code }) => code).join(", ");
}

describe("a form's field for the tax number", () => {
  test.each([
    "Kurumsal Vergi No",
    "Firma Vergi Numarası",
    "Şirket VKN",
    "Bireysel TCKN",
    "Fatura Firma Vergi No",
    "company_vat_number",
    "TC Kimlik Numarası (Zorunlu)",
    "VKN / TCKN (opsiyonel)",
    "TC Kimlik No (11 haneli)",
    "T.C. No (fatura için)",
    "Vergi No (Kurumsal)",
    "TC Kimlik Numaranızı giriniz",
  ])("is found by its name, whatever is said around it: %s", (key) => {
    expect(taxIdUnder(key)).toBe(TCKN);
  });

  test.each(["Kurumsal", "Telefon No (zorunlu)", "Firma No", "Bireysel Fatura No", "Vergi Dairesi No (zorunlu)"])(
    "is no other: %s",
    (key) => {
      expect(taxIdUnder(key)).toBe("11111111111");
    },
  );
});
