import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tr } from "../../../web/src/i18n/tr.ts";
import { tr as adoptTr } from "../../../web/src/pages/adopt/texts/tr.ts";
import { home as homeTr } from "../../../web/src/i18n/texts/home-tr.ts";
import { order as orderTr } from "../../../web/src/i18n/texts/order-tr.ts";
import { tr as listTr } from "../../../web/src/pages/order-list/texts/tr.ts";
import { tr as pastOrdersTr } from "../../../web/src/pages/past-orders/texts/tr.ts";
import { tr as recordTr } from "../../../web/src/pages/record/texts/tr.ts";
import { tr as reviewTr } from "../../../web/src/pages/review/texts/tr.ts";
import { tr as settingsTr } from "../../../web/src/pages/settings/texts/tr.ts";
import { tr as setupTr } from "../../../web/src/pages/setup/texts/tr.ts";

const WEB = fileURLToPath(new URL("../../../web/src/", import.meta.url));
const isText = (file: string): boolean => /(^|\/)(texts\/[\w-]+|i18n\/(tr|en))\.ts$/.test(file);
const sources = globSync("**/*.{ts,tsx}", { cwd: WEB }).filter((file) => !isText(file));
const sourcesOf = (folder: string): string =>
  sources
    .filter((file) => file.startsWith(folder))
    .map((file) => readFileSync(WEB + file, "utf8"))
    .join("\n");

/** Keys the code spells out, and those it builds: `tab.${tab}` stands for every key of that shape. */
function usage(code: string): (key: string) => boolean {
  const spelled = new Set(
    [...code.matchAll(/["']([\w./-]+)["']|^\s*(\w+):/gm)].map(([, quoted, bare]) => quoted ?? bare ?? ""),
  );
  const built = [...code.matchAll(/`((?:[\w./-]|\$\{[^`}]*\})+)`/g)]
    .map(([, template = ""]) => template)
    .filter((template) => /[\w-]{2}\.|\.[\w-]{2}/.test(template.replaceAll(/\$\{[^}]*\}/g, "")))
    .map(shapeOf);
  return (key) => spelled.has(key) || built.some((shape) => shape.test(key));
}

function shapeOf(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(".", "\\."));
  return new RegExp(`^${parts.join(".+")}$`);
}

test.each([
  ["the first load", "", tr],
  ["the first page", "pages/home/", homeTr],
  ["the list", "pages/order-list/", listTr],
  ["the order's page", "pages/order/", orderTr],
  ["the page about invoices of another tool", "pages/adopt/", adoptTr],
  ["the page of past orders", "pages/past-orders/", pastOrdersTr],
  ["the record page", "pages/record/", recordTr],
  ["the review page", "pages/review/", reviewTr],
  ["the settings page", "pages/settings/", settingsTr],
  ["the set-up page", "pages/setup/", setupTr],
] as const)("no text of %s is left over", (_, folder, texts) => {
  const isUsed = usage(sourcesOf(folder));
  expect(Object.keys(texts).filter((key) => !isUsed(key))).toEqual([]);
});

test.each([
  ["the first page", "pages/home/", homeTr],
  ["the order's page", "pages/order/", orderTr],
] as const)("a text that comes with %s is spelled out nowhere else", (_, folder, texts) => {
  const elsewhere = sources
    .filter((file) => !file.startsWith(folder))
    .map((file) => readFileSync(WEB + file, "utf8"))
    .join("\n");
  // What is also among a page's own texts is that page's.
  const own = new Set([listTr, reviewTr, settingsTr, setupTr].flatMap((texts) => Object.keys(texts)));
  const lost = Object.keys(texts).filter((key) => !own.has(key) && elsewhere.includes(`"${key}"`));
  expect(lost).toEqual([]);
});

/** A word between two tags, in what a reader sees or hears of an element, in a toast, or with a letter only Turkish has. */
const SPOKEN: readonly RegExp[] = [
  />\s*([A-ZÇĞİÖŞÜa-zçğıöşü][^<>{}=;()]*)<\//g,
  /\b(?:label|title|subtitle|content|placeholder|helpText|alt|summary|accessibilityLabel|aria-label|description)[=:]\s*["'`]([^"'`{}$]*\p{L}{2}[^"'`{}$]*)["'`]/gu,
  /show(?:Error)?Toast\(\s*["'`]([^"'`]+)/g,
  /["'`]([^"'`\n]*[çğıöşüÇĞİÖŞÜ][^"'`\n]*)["'`]/g,
];

/** The key of a text, and what has no other word in any language. */
const KEY = /^[\w-]+(?:\.[\w/-]+)+$/;
const NAMES: ReadonlySet<string> = new Set(["e-Arşiv"]);

test("no word a merchant reads stands in the code instead of the texts", () => {
  const found = sources.flatMap((file) => {
    const code = readFileSync(WEB + file, "utf8").replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
    return SPOKEN.flatMap((shape) => [...code.matchAll(shape)].map(([, words = ""]) => words.trim()))
      .filter((words) => !KEY.test(words) && !NAMES.has(words))
      .map((words) => `${file}: ${words}`);
  });
  expect(found).toEqual([]);
});
