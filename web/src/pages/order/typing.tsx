import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";

/** In the order they are saved: a web address may be refused, and then nothing of the other may leave. */
const FORMS = ["sale", "buyer"] as const;
type Form = (typeof FORMS)[number];
type Save = () => Promise<unknown>;

type Typing = {
  /** Something was typed that no invoice would have. */
  readonly isUnsaved: boolean;
  readonly put: (form: Form, save: Save | null) => void;
  /** Saves what was typed into any of the forms: after one save the invoice may leave, without what stands in the other. */
  readonly saveAll: Save;
};

const Context = createContext<Typing | null>(null);

/** Knows of all forms of one order: what is typed into one counts for every button beside it. */
export function TypingProvider({ children }: { readonly children: ReactNode }) {
  const saves = useRef(new Map<Form, Save>());
  const [isUnsaved, setUnsaved] = useState(false);
  const put = useCallback((form: Form, save: Save | null) => {
    if (save === null) saves.current.delete(form);
    else saves.current.set(form, save);
    setUnsaved(saves.current.size > 0);
  }, []);
  const saveAll = useCallback(async () => {
    for (const form of FORMS) await saves.current.get(form)?.();
  }, []);
  const typing = useMemo(() => ({ isUnsaved, put, saveAll }), [isUnsaved, put, saveAll]);
  return <Context.Provider value={typing}>{children}</Context.Provider>;
}

export function useTyping(): Typing {
  const typing = useContext(Context);
  if (typing === null) throw new Error("useTyping needs a TypingProvider above it");
  return typing;
}

/** What a form would save, as it stands; null while nothing is typed into it. */
export function useTyped(form: Form, save: Save | null): void {
  const { put } = useTyping();
  useEffect(() => put(form, save));
  useEffect(() => () => put(form, null), [put, form]);
}
