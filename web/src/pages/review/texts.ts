import type { Language } from "../../i18n/language.ts";
import { pageTexts } from "../../i18n/page-texts.tsx";
import { type ReviewKey, type ReviewTexts, tr } from "./texts/tr.ts";

export const { Provider: ReviewTextsProvider, useTexts } = pageTexts<ReviewKey>();

export async function loadReviewTexts(language: Language): Promise<ReviewTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}
