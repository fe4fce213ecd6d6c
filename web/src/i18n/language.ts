import { type FirstTexts, tr } from "./tr.ts";

export type Language = "tr" | "en";

/** Turkish is the house language; any other language of the admin reads English. */
export function pageLanguage(locale: string | null | undefined): Language {
  if (locale === null || locale === undefined || locale === "") return "tr";
  return locale.toLowerCase().split("-")[0] === "tr" ? "tr" : "en";
}

/** Turkish is in the first load; English is fetched only where it is needed. */
export async function loadMessages(language: Language): Promise<FirstTexts> {
  if (language === "tr") return tr;
  return (await import("./en.ts")).en;
}
