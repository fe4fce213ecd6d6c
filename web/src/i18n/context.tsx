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
  readonly messages: Messages;
};

const Context = createContext<I18n | null>(null);

export const makeI18n = (language: Language, messages: Messages, format = formatter(language)): I18n => ({
  language,
  messages,
  t: translator<MessageKey>(messages),
  format,
  has: (key): key is MessageKey => isMessageKey(messages, key),
});

type ProviderProps = { readonly language: Language; readonly messages: Messages; readonly children: ReactNode };

export function I18nProvider({ language, messages, children }: ProviderProps) {
  const i18n = useMemo(() => makeI18n(language, messages), [language, messages]);
  return <Context.Provider value={i18n}>{children}</Context.Provider>;
}

type MoreProps = { readonly texts: Partial<Messages>; readonly children: ReactNode };

/** The texts of one page, which arrive with it, beside those of the first load. */
export function MoreTexts({ texts, children }: MoreProps) {
  const { language, messages, format } = useI18n();
  const i18n = useMemo(
    () => makeI18n(language, { ...messages, ...texts }, format),
    [language, messages, texts, format],
  );
  return <Context.Provider value={i18n}>{children}</Context.Provider>;
}

export function useI18n(): I18n {
  const i18n = useContext(Context);
  if (i18n === null) throw new Error("useI18n needs an I18nProvider above it");
  return i18n;
}
