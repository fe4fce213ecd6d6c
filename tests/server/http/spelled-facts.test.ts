import { expect, test } from "vitest";
import { spelledFacts } from "../../../server/http/spelled-facts.ts";

test("GİB's word on an e-Fatura is told in a bookkeeper's words beside its code, and an unknown one as it came", () => {
  const told = (code: string, language: "tr" | "en") =>
    spelledFacts({ kind: "envelope-told", facts: { code } }, language);
  expect(told("1300", "tr")).toEqual({ code: "Alıcıda işlendi – Başarıyla işlendi (1300)" });
  expect(told("1300", "en")).toEqual({ code: "Completed (1300)" });
  expect(told("1999", "tr")).toEqual({ code: "1999" });
});

test("a reason is told in words, and an integrator's code stays its own", () => {
  expect(spelledFacts({ kind: "waiting", facts: { reason: "NOT_PAID" } }, "tr")["reason"]).not.toBe("NOT_PAID");
  expect(spelledFacts({ kind: "failed", facts: { code: "1300" } }, "tr")).toEqual({ code: "1300" });
});
