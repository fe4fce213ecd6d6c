import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { MessageKey } from "../../i18n/tr.ts";
import type { BuyerEntry } from "../../../../server/http/buyer-entry-contract.ts";

type Buyer = Partial<BuyerEntry>;

/** What stands in each form and is not saved. */
type Forms = {
  /** `wrong` says what of it cannot be saved. */
  readonly sale: Discarded & { readonly save: (buyer?: Buyer) => Promise<unknown>; readonly wrong: MessageKey | null };
  readonly buyer: Discarded & {
    readonly typed: Buyer;
    readonly save: () => Promise<unknown>;
    readonly saved: () => void;
  };
};
/** Puts the form back to what is saved. */
type Discarded = { readonly discard: () => void };
type Form = keyof Forms;
type Unsaved = { [form in Form]: Forms[form] | null };

type Typing = {
  /** Something was typed that no invoice would have. */
  readonly isUnsaved: boolean;
  /** What keeps both forms from being saved, if anything. */
  readonly whatIsWrong: () => MessageKey | null;
  readonly put: <F extends Form>(form: F, typed: Forms[F] | null) => void;
  /** Saves what was typed into both forms at once: after one save the invoice may leave, without what stands in the other. */
  readonly saveAll: () => Promise<unknown>;
  readonly isSaving: boolean;
  readonly discardAll: () => void;
};

const Context = createContext<Typing | null>(null);

/** Knows of all forms of one order: what is typed into one counts for every button beside it. */
export function TypingProvider({ children }: { readonly children: ReactNode }) {
  const unsaved = useRef<Unsaved>({ sale: null, buyer: null });
  const [isUnsaved, setUnsaved] = useState(false);
  const put = useCallback<Typing["put"]>((form, typed) => {
    unsaved.current = { ...unsaved.current, [form]: typed };
    setUnsaved(Object.values(unsaved.current).some((one) => one !== null));
  }, []);
  const [isSaving, setSaving] = useState(false);
  const saveAll = useCallback(() => {
    setSaving(true);
    return saveTogether(unsaved.current).finally(() => setSaving(false));
  }, []);
  const discardAll = useCallback(() => {
    for (const form of Object.values(unsaved.current)) form?.discard();
  }, []);
  const whatIsWrong = useCallback(() => unsaved.current.sale?.wrong ?? null, []);
  const typing = useMemo(
    () => ({ isUnsaved, whatIsWrong, put, saveAll, isSaving, discardAll }),
    [isUnsaved, whatIsWrong, put, saveAll, isSaving, discardAll],
  );
  return <Context.Provider value={typing}>{children}</Context.Provider>;
}

async function saveTogether({ sale, buyer }: Unsaved): Promise<void> {
  if (sale === null) return void (await buyer?.save());
  await sale.save(buyer?.typed);
  buyer?.saved();
}

export function useTyping(): Typing {
  const typing = useContext(Context);
  if (typing === null) throw new Error("useTyping needs a TypingProvider above it");
  return typing;
}

/** What a form would save, as it stands; null while nothing is typed into it. */
export function useTyped<F extends Form>(form: F, typed: Forms[F] | null): void {
  const { put } = useTyping();
  useEffect(() => put(form, typed));
  useEffect(() => () => put(form, null), [put, form]);
}
