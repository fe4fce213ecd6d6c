import { describe, expect, test } from "vitest";
import { en } from "../../../web/src/i18n/en.ts";
import { loadMessages, pageLanguage } from "../../../web/src/i18n/language.ts";
import { tr } from "../../../web/src/i18n/tr.ts";
import { translator } from "../../../web/src/i18n/translate.ts";
import { home as homeEn } from "../../../web/src/i18n/texts/home-en.ts";
import { home as homeTr } from "../../../web/src/i18n/texts/home-tr.ts";
import { order as orderEn } from "../../../web/src/i18n/texts/order-en.ts";
import { order as orderTr } from "../../../web/src/i18n/texts/order-tr.ts";
import { en as listEn } from "../../../web/src/pages/order-list/texts/en.ts";
import { tr as listTr } from "../../../web/src/pages/order-list/texts/tr.ts";
import { en as adoptEn } from "../../../web/src/pages/adopt/texts/en.ts";
import { tr as adoptTr } from "../../../web/src/pages/adopt/texts/tr.ts";
import { en as pastOrdersEn } from "../../../web/src/pages/past-orders/texts/en.ts";
import { tr as pastOrdersTr } from "../../../web/src/pages/past-orders/texts/tr.ts";
import { en as recordEn } from "../../../web/src/pages/record/texts/en.ts";
import { tr as recordTr } from "../../../web/src/pages/record/texts/tr.ts";
import { en as reviewEn } from "../../../web/src/pages/review/texts/en.ts";
import { tr as reviewTr } from "../../../web/src/pages/review/texts/tr.ts";
import { en as setupEn } from "../../../web/src/pages/setup/texts/en.ts";
import { tr as setupTr } from "../../../web/src/pages/setup/texts/tr.ts";
import { en as settingsEn } from "../../../web/src/pages/settings/texts/en.ts";
import { tr as settingsTr } from "../../../web/src/pages/settings/texts/tr.ts";

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

type Texts = Readonly<Record<string, string>>;

describe.each<[string, Texts, Texts]>([
  ["the first load", tr, en],
  ["the first page", homeTr, homeEn],
  ["the settings page", settingsTr, settingsEn],
  ["the page of past orders", pastOrdersTr, pastOrdersEn],
  ["the record page", recordTr, recordEn],
  ["the review page", reviewTr, reviewEn],
  ["the list", listTr, listEn],
  ["the page of one order", orderTr, orderEn],
  ["the page about invoices of another tool", adoptTr, adoptEn],
  ["the set-up page", setupTr, setupEn],
])("the texts of %s", (_, turkish, english) => {
  test("have the same keys in both languages", () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(turkish).sort());
  });

  test("fill in the same values in both languages", () => {
    const differing = Object.entries(turkish).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english[key] ?? "").join(),
    );
    expect(differing).toEqual([]);
  });

  test("are never empty", () => {
    const all = [...Object.entries(turkish), ...Object.entries(english)];
    expect(all.filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});

test("fills in named values and leaves a missing one visible", () => {
  const t = translator(tr);
  expect(t("list.faultCount", { count: 3 })).toBe("3 eksik var");
  expect(t("list.faultCount")).toBe("{count} eksik var");
});

test.each([
  ["tr", "tr"],
  ["tr-TR", "tr"],
  ["en", "en"],
  ["de", "en"],
  ["pt-BR", "en"],
  ["", "tr"],
  [null, "tr"],
  [undefined, "tr"],
] as const)("an admin in %j reads %s", (locale, language) => {
  expect(pageLanguage(locale)).toBe(language);
});

test("loads the texts of the language asked for", async () => {
  expect((await loadMessages("tr"))["tab.review"]).toBe("Kontrol bekleyenler");
  expect((await loadMessages("en"))["tab.review"]).toBe("Needs review");
});
