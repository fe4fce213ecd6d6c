import { expect, test } from "vitest";
import { en } from "../../../web/src/i18n/en.ts";
import { loadMessages, pageLanguage } from "../../../web/src/i18n/language.ts";
import { tr } from "../../../web/src/i18n/tr.ts";
import { isMessageKey, translator } from "../../../web/src/i18n/translate.ts";

const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

test("English has exactly the Turkish keys", () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(tr).sort());
});

test("both languages fill in the same values", () => {
  const differing = Object.entries(tr).filter(
    ([key, text]) => isMessageKey(en, key) && placeholders(text).join() !== placeholders(en[key]).join(),
  );
  expect(differing).toEqual([]);
});

test("no text is empty", () => {
  expect([...Object.entries(tr), ...Object.entries(en)].filter(([, text]) => text.trim() === "")).toEqual([]);
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
