import { createContext, type ReactNode, useContext, useMemo } from "react";
import { type TranslateOf, translator } from "./translate.ts";

type ProviderProps<Key extends string> = {
  readonly texts: Readonly<Record<Key, string>>;
  readonly children: ReactNode;
};

/** The texts of one page, which arrive with it and not in the first load. */
export function pageTexts<Key extends string>() {
  const Context = createContext<TranslateOf<Key> | null>(null);
  const Provider = ({ texts, children }: ProviderProps<Key>) => {
    const translate = useMemo(() => translator(texts), [texts]);
    return <Context.Provider value={translate}>{children}</Context.Provider>;
  };
  const useTexts = (): TranslateOf<Key> => {
    const translate = useContext(Context);
    if (translate === null) throw new Error("these texts need their provider above them");
    return translate;
  };
  return { Provider, useTexts };
}
