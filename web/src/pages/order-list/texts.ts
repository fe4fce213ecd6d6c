import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type ListKey, type ListTexts, tr } from "./texts/tr.ts";

export const { Provider: ListTextsProvider, useTexts } = pageTexts<ListKey>();

export async function loadListTexts(language: Language): Promise<ListTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
