import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type AdoptKey, type AdoptTexts, tr } from "./texts/tr.ts";

export const { Provider: AdoptTextsProvider, useTexts } = pageTexts<AdoptKey>();

export async function loadAdoptTexts(language: Language): Promise<AdoptTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
