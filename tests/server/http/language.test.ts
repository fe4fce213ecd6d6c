import { expect, test } from "vitest";
import { fault } from "../../../server/invoice/fault.ts";
import { faultView } from "../../../server/http/language.ts";

const said = (text: string) => faultView(fault("MAIL_REFUSED", "buyer.email", { code: "422", text }), "tr").what;

test("an integrator's words stand behind the colon, and where it gave none there is no colon", () => {
  expect(said("Adres geçersiz")).toBe("Fatura geçerli, ama entegratör onu alıcıya e-postalamadı (422): Adres geçersiz");
  expect(said("")).toBe("Fatura geçerli, ama entegratör onu alıcıya e-postalamadı (422).");
});
