import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type Format, formatter } from "./format.ts";
import type { Language } from "./language.ts";
import type { MessageKey, Messages } from "./tr.ts";
import { isMessageKey, type Translate, translator } from "./translate.ts";

export type I18n = {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Format;
  /** Whether a key built from a server's code has a text. */
  readonly has: (key: string) => key is MessageKey;
};

const Context = createContext<I18n | null>(null);

export const makeI18n = (language: Language, messages: Messages): I18n => ({
  language,
  t: translator(messages),
  format: formatter(language),
  has: (key): key is MessageKey => isMessageKey(messages, key),
});

type ProviderProps = { readonly language: Language; readonly messages: Messages; readonly children: ReactNode };

export function I18nProvider({ language, messages, children }: ProviderProps) {
  const i18n = useMemo(() => makeI18n(language, messages), [language, messages]);
  return <Context.Provider value={i18n}>{children}</Context.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(Context);
  if (i18n === null) throw new Error("useI18n needs an I18nProvider above it");
  return i18n;
}
