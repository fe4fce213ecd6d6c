import { expect, test } from "vitest";
import type { InvoiceTotals, ProfileId } from "../../../server/invoice/invoice.ts";
import { invoiceNotes } from "../../../server/invoice/notes.ts";
import type { Sale } from "../../../server/invoice/sale.ts";
import { anOrder, day, tl } from "./an-order.ts";

const INTERNET: Sale = {
  platform: "INTERNET",
  sendType: "ELEKTRONIK",
  internet: {
    webSite: "https://www.ornek.com.tr",
    payment: { method: "EFT/HAVALE", date: day("2025-11-19") },
    transport: undefined,
  },
};
const COUNTER_PAPER: Sale = { platform: "NORMAL", sendType: "KAGIT" };
const COUNTER_MAIL: Sale = { platform: "NORMAL", sendType: "ELEKTRONIK" };

const WORDS = "YALNIZ : YÜZ ON DOKUZ TÜRK LİRASI DOKSAN KURUŞ";
const AT_THE_SHOP = "Bu satış internet üzerinden yapılmıştır.";
const BY_MAIL = "e-Arşiv izni kapsamında elektronik ortamda iletilmiştir.";

function notes(sale: Sale, profileId: ProfileId = "EARSIVFATURA", templates: readonly string[] = [], name = "#1042") {
  const totals: InvoiceTotals = {
    lineExtension: tl("99.92"),
    allowance: 0n,
    taxExclusive: tl("99.92"),
    tax: tl("19.98"),
    taxInclusive: tl("119.90"),
    payable: tl("119.90"),
  };
  return invoiceNotes(anOrder({ name }), { totals, sale, profileId, templates });
}

test("an internet sale by e-Arşiv says its amount in words, where it was made and how it was sent", () => {
  expect(notes(INTERNET)).toEqual([WORDS, AT_THE_SHOP, BY_MAIL]);
});

test("an e-Fatura does not speak of e-Arşiv", () => {
  expect(notes(INTERNET, "TEMELFATURA")).toEqual([WORDS, AT_THE_SHOP]);
});

test("a sale over the counter does not claim the internet", () => {
  expect(notes(COUNTER_PAPER)).toEqual([WORDS]);
  expect(notes(COUNTER_MAIL)).toEqual([WORDS, BY_MAIL]);
});

test("the shop's own notes come last, with the order's name in them", () => {
  const templates = ["Sipariş {order} ({order})", "  ", "Teşekkürler"];
  expect(notes(COUNTER_PAPER, "EARSIVFATURA", templates)).toEqual([WORDS, "Sipariş #1042 (#1042)", "Teşekkürler"]);
});

test("an order's name stands as it is, dollar signs included", () => {
  expect(notes(COUNTER_PAPER, "EARSIVFATURA", ["Sipariş {order}"], "A$$1-$&")).toEqual([WORDS, "Sipariş A$$1-$&"]);
});
