import { expect, test } from "vitest";
import { fault } from "../../../server/invoice/fault.ts";
import { faultView } from "../../../server/http/language.ts";

const said = (text: string) => faultView(fault("MAIL_REFUSED", "buyer.email", { code: "422", text }), "tr").what;

test("an integrator's words stand behind the colon, and where it gave none there is no colon", () => {
  expect(said("Adres geçersiz")).toBe("Fatura geçerli, ama entegratör onu alıcıya e-postalamadı (422): Adres geçersiz");
  expect(said("")).toBe("Fatura geçerli, ama entegratör onu alıcıya e-postalamadı (422).");
});

test.each(["tr", "en"] as const)(
  "what is our own reason for no mail is told in words, not by its code, in %s",
  (language) => {
    const of = (code: string, text: string) =>
      faultView(fault("MAIL_REFUSED", "buyer.email", { code, text }), language);
    const told = [of("ACCOUNT_CHANGED", ""), of("BUSY", "")];
    for (const { what, fix } of told) expect([what, fix].join(" ")).not.toMatch(/ACCOUNT_CHANGED|BUSY|\{/);
    // Its account cannot send it again.
    expect(told[0]?.fix).not.toMatch(/“E-/);
    expect(of("BUSY", "Meşgul").what).toContain("(BUSY): Meşgul");
  },
);
