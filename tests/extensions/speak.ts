import { readFileSync } from "node:fs";

export type Language = "tr" | "en";
export const LANGUAGES: readonly Language[] = ["tr", "en"];

type Texts = { readonly [key: string]: string | Texts };
type Speaking = { readonly i18n: object };

const FILES: Readonly<Record<Language, string>> = { tr: "tr.default.json", en: "en.json" };

export const textsOf = (extension: string, language: Language): Texts =>
  JSON.parse(readFileSync(`extensions/${extension}/locales/${FILES[language]}`, "utf8"));

/** Lets the extension's own texts be shown instead of their keys, as Shopify does; a key without a text is a defect. */
export function speak(shopify: Speaking, extension: string, language: Language): void {
  const texts = textsOf(extension, language);
  const translate = (key: string, values: Readonly<Record<string, string | number>> = {}): string => {
    const { count } = values;
    const plural = typeof count === "number" ? `${key}.${count === 1 ? "one" : "other"}` : key;
    const text = lookUp(texts, plural) ?? lookUp(texts, key);
    if (text === undefined) throw new Error(`no text for ${key} in ${language}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_match, name: string) => String(values[name]));
  };
  Object.assign(shopify.i18n, { translate });
}

/** Answers a text of the extension by its key. */
export function sayer(extension: string, language: Language): (key: string) => string {
  const texts = textsOf(extension, language);
  return (key) => lookUp(texts, key) ?? `no text for ${key}`;
}

function lookUp(texts: Texts, key: string): string | undefined {
  let found: string | Texts | undefined = texts;
  for (const part of key.split(".")) found = typeof found === "object" ? found[part] : undefined;
  return typeof found === "string" ? found : undefined;
}

/** All keys of a language, flat and sorted. */
export const keysOf = (texts: Texts, before = ""): readonly string[] =>
  Object.entries(texts)
    .flatMap(([key, value]) => (typeof value === "string" ? [before + key] : keysOf(value, `${before}${key}.`)))
    .sort();
