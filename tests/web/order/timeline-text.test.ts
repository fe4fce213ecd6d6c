import { expect, test } from "vitest";
import { makeI18n } from "../../../web/src/i18n/context.tsx";
import { en } from "../../../web/src/i18n/en.ts";
import { tr } from "../../../web/src/i18n/tr.ts";
import { order as orderEn } from "../../../web/src/i18n/texts/order-en.ts";
import { order as orderTr } from "../../../web/src/i18n/texts/order-tr.ts";
import { timelineText } from "../../../web/src/pages/order/timeline-text.ts";

const turkish = makeI18n("tr", { ...tr, ...orderTr });
const say = (kind: string, facts: Record<string, string | number> = {}) =>
  timelineText({ at: "2026-11-20T20:50:00Z", kind, facts }, "TRY", turkish);

test.each([
  ["webhook-received", { topic: "orders/paid" }, "Shopify'dan bildirim geldi: sipariş ödendi"],
  ["webhook-received", { topic: "refunds/create" }, "Shopify'dan bildirim geldi: para iadesi yapıldı"],
  ["webhook-received", { topic: "inventory/gone" }, "Shopify'dan bildirim geldi: sipariş değişti"],
  ["waiting", { reason: "Ödeme henüz tamamlanmadı." }, "Fatura bekliyor: Ödeme henüz tamamlanmadı."],
  ["not-ours", { reason: "Deneme siparişi." }, "Kapsam dışı bırakıldı: Deneme siparişi."],
  ["faults-found", { count: 2 }, "Kontrole ayrıldı, eksik sayısı: 2"],
  ["issued", { ettn: "e", total: "1353.82" }, "Fatura hazırlandı: ₺1.353,82"],
  ["submission-started", { attempt: 2 }, "Entegratöre gönderiliyor (2. deneme)"],
  ["submitted", { number: "EAR2026000000042" }, "Entegratör faturayı aldı: EAR2026000000042"],
  ["submitted", {}, "Entegratör faturayı aldı"],
  ["answer-lost", {}, "Entegratörün yanıtı gelmedi, kayıt sorulacak"],
  ["looked-up", { found: 1 }, "Kayıt soruldu: fatura entegratörde var"],
  ["looked-up", { found: 0 }, "Kayıt soruldu: fatura entegratörde yok"],
  ["submission-refused", { code: "4003" }, "Entegratör faturayı kabul etmedi (4003)"],
  ["integrator-config", { code: "401" }, "Entegratör hesabında sorun var (401)"],
  ["retry-scheduled", { seconds: 30 }, "30 saniye sonra yeniden denenecek"],
  ["retry-scheduled", { seconds: 600 }, "10 dakika sonra yeniden denenecek"],
  ["retry-scheduled", { seconds: 14_400 }, "4 saat sonra yeniden denenecek"],
  ["processing", {}, "Entegratörde işleniyor"],
  ["confirmed", { number: "EAR2026000000042" }, "Fatura onaylandı: EAR2026000000042"],
  ["reported", {}, "GİB'e raporlandı"],
  ["document-archived", { format: "pdf" }, "Faturanın PDF'i saklandı"],
  ["failed", { code: "E1" }, "Fatura düzenlenemedi (E1)"],
  ["correction-needed", { amount: "5.00" }, "Sipariş değişti: faturayla ilgili iş var (₺5,00)"],
  ["correction-needed", { amount: "" }, "Sipariş değişti: faturayla ilgili iş var"],
  ["retry-requested", {}, "Yeniden deneme istendi"],
] as const)("says %s with %j in words", (kind, facts, text) => {
  expect(say(kind, facts)).toBe(text);
});

test("prints a kind it does not know, rather than hiding what happened", () => {
  expect(say("teleported", { to: "Ankara" })).toBe("teleported");
  expect(say("title")).toBe("title");
});

test("speaks English too", () => {
  const entry = { at: "2026-11-20T20:50:00Z", kind: "retry-scheduled", facts: { seconds: 300 } };
  expect(timelineText(entry, "TRY", makeI18n("en", { ...en, ...orderEn }))).toBe("Next try in 5 min");
});
