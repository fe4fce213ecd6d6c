import { expect, test } from "vitest";
import { toEinvoiceView } from "../../../server/http/einvoice-view.ts";
import type { InvoiceRecord } from "../../../server/pipeline/ports/stores.ts";
import { anInvoice, day } from "../integrators/an-invoice.ts";

const PK = "urn:mail:defaultpk@deneme.example";
const view = (news: Partial<InvoiceRecord>, language: "tr" | "en" = "tr") =>
  toEinvoiceView(
    {
      invoice: anInvoice({ profileId: "TICARIFATURA", receiverAlias: PK }),
      envelope: undefined,
      commercial: undefined,
      ...news,
    },
    language,
  );

test("says GİB's code in a bookkeeper's words, with what to do", () => {
  expect(view({ envelope: { kind: "known", code: "1210" } })).toEqual({
    mailbox: PK,
    code: "1210",
    wording: "Alıcıya iletilemedi – GİB yeniden deniyor",
    label: expect.stringMatching(/./),
    advice: "GİB dört kez dener; yaklaşık iki gün sürebilir. Faturayı yeniden göndermeyin.",
    answer: null,
  });
  expect(view({ envelope: { kind: "known", code: "1300" } }, "en")).toMatchObject({ wording: "Completed" });
});

test("shows a code that stands in no list as it is, and nothing before the first", () => {
  expect(view({ envelope: { kind: "unread", code: "1100", raw: "1999" } })).toMatchObject({
    code: "1999",
    wording: null,
    advice: null,
  });
  expect(view({})).toMatchObject({ code: null, wording: null });
});

test.each([
  [
    { kind: "awaited", receivedOn: day("2026-11-20") },
    { kind: "awaited", day: "2026-11-28", reason: null },
  ],
  [
    { kind: "accepted", on: day("2026-11-21") },
    { kind: "accepted", day: "2026-11-21", reason: null },
  ],
  [
    { kind: "accepted-by-silence", lastDay: day("2026-11-28") },
    { kind: "accepted-by-silence", day: "2026-11-28", reason: null },
  ],
  [
    { kind: "rejected", on: day("2026-11-22"), reason: "Fiyat" },
    { kind: "rejected", day: "2026-11-22", reason: "Fiyat" },
  ],
] as const)("tells the buyer's answer %j with its day", (commercial, answer) => {
  expect(view({ commercial })).toMatchObject({ answer });
});

test("says nothing of an e-Arşiv invoice", () => {
  expect(view({ invoice: anInvoice() })).toBeNull();
});
