import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Language } from "../../i18n/language.ts";
import { type TranslateOf, translator } from "../../i18n/translate.ts";
import { type SettingsKey, type SettingsTexts, tr } from "./texts/tr.ts";

const Context = createContext<TranslateOf<SettingsKey> | null>(null);

export async function loadSettingsTexts(language: Language): Promise<SettingsTexts> {
  return language === "tr" ? tr : (await import("./texts/en.ts")).en;
}

type ProviderProps = { readonly texts: SettingsTexts; readonly children: ReactNode };

export function SettingsTextsProvider({ texts, children }: ProviderProps) {
  const translate = useMemo(() => translator(texts), [texts]);
  return <Context.Provider value={translate}>{children}</Context.Provider>;
}

/** The settings page's own texts. */
export function useTexts(): TranslateOf<SettingsKey> {
  const translate = useContext(Context);
  if (translate === null) throw new Error("useTexts needs a SettingsTextsProvider above it");
  return translate;
}

/** For texts of what the server names, such as the fields of an integrator's account. */
export const isSettingsKey = (key: string): key is SettingsKey => key in tr;
