import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type RecordKey, type RecordTexts, tr } from "./texts/tr.ts";

export const { Provider: RecordTextsProvider, useTexts } = pageTexts<RecordKey>();

export async function loadRecordTexts(language: Language): Promise<RecordTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
