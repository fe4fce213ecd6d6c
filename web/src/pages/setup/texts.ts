import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type SetupKey, type SetupTexts, tr } from "./texts/tr.ts";

export const { Provider: SetupTextsProvider, useTexts } = pageTexts<SetupKey>();

export async function loadSetupTexts(language: Language): Promise<SetupTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
