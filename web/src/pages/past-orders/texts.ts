import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type PastOrdersKey, type PastOrdersTexts, tr } from "./texts/tr.ts";

export const { Provider: PastOrdersTextsProvider, useTexts } = pageTexts<PastOrdersKey>();

export async function loadPastOrdersTexts(language: Language): Promise<PastOrdersTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
