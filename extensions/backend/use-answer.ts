import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Answer } from "./ask.ts";

export type Asked<T> = Answer<T> | { readonly kind: "loading" };

/** Asks once when shown, and again on demand; what was known stays in sight meanwhile. */
export function useAnswer<T>(question: () => Promise<Answer<T>>): readonly [Asked<T>, () => Promise<void>] {
  const [answer, setAnswer] = useState<Asked<T>>({ kind: "loading" });
  const first = useRef(question);
  const again = useCallback(async () => setAnswer(await first.current()), []);
  useEffect(() => void again(), [again]);
  return [answer, again];
}
