import { expect, test } from "vitest";
import type { OrderState } from "../../../server/http/contract.ts";
import { order as english } from "../../../web/src/i18n/texts/order-en.ts";
import { order as turkish } from "../../../web/src/i18n/texts/order-tr.ts";
import { notNow } from "../../../web/src/pages/order/not-now.ts";
import { anInvoice, anOrder, issuedOrder, mayCancel, reviewOrder } from "../browser/sample-orders.ts";

const read = (order: Parameters<typeof notNow>[0], texts: Readonly<Record<string, string>> = turkish) =>
  Object.fromEntries(notNow(order).map(({ action, why }) => [texts[action], texts[why]]));

test("an issued invoice says why nothing else can be done about its order", () => {
  expect(read(issuedOrder({ cancellation: mayCancel() }))).toEqual({
    "Fatura kesmek": "Bu siparişin faturası düzenlendi; bir satışa iki fatura kesilmez.",
    "Alıcı ve satış bilgilerini düzeltmek":
      "Düzenlenmiş faturanın içeriği değişmez. Yanlışsa ne yapılabileceği “Fatura iptali” bölümünde yazar.",
    "Başka yerde faturalandı demek":
      "Faturası buradan düzenlendi. Başka yerde de kestiyseniz ikisinden birini iptal edin.",
  });
});

test("before there is an invoice there is none to open or to cancel", () => {
  const order = reviewOrder({ canRetry: true, canEnterBuyer: true, canMarkElsewhere: true });
  expect(read(order, english)).toEqual({
    "Opening the PDF": "The PDF comes with the invoice.",
    "Cancelling the invoice": "Only an issued invoice can be cancelled.",
  });
});

test("a PDF the integrator still owes is told apart from one that cannot be yet", () => {
  const order = issuedOrder({ invoice: anInvoice({ hasPdf: false }), cancellation: mayCancel() });
  expect(read(order)["PDF'i açmak"]).toBe("Entegratör PDF'i henüz vermedi; verince burada açılır.");
});

test("the PDF of a refused invoice is not promised", () => {
  const order = anOrder({ state: "rejected", invoice: anInvoice({ hasPdf: false }) });
  expect(read(order)["PDF'i açmak"]).toBe("PDF, fatura kesilince oluşur.");
});

test("that a sale was called off is not said of every cancelled invoice: it may be looked at still, or not paid", () => {
  const order = anOrder({ canRetry: false, canAskInvoice: false, canEnterBuyer: false, state: "cancelled" });
  expect(read(order)["Fatura kesmek"]).toContain("Satış geçerliyse burada “Yeni fatura kes” çıkar");
  expect(read(order, english)["Issuing an invoice"]).toContain("If the sale stands");
});

const NOTHING = { canRetry: false, canAskInvoice: false, canEnterBuyer: false, canMarkElsewhere: false };
const STATES: readonly OrderState[] = ["waiting", "processing", "rejected", "cancelling", "cancelled", "not-ours"];

test.each(STATES)("an order that is %s gives a reason for each action, in both languages", (state) => {
  const order = anOrder({ ...NOTHING, state });
  expect(notNow(order).length).toBeGreaterThanOrEqual(state === "processing" ? 4 : 3);
  for (const texts of [turkish, english]) expect(Object.values(read(order, texts))).not.toContain(undefined);
});
