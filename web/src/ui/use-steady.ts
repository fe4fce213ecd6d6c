import { useCallback, useLayoutEffect, useRef } from "react";

/**
 * One function for as long as the component stands, which does what the latest drawing gave: what takes it as a property
 * is then not drawn again for its sake.
 */
export function useSteady<Args extends readonly unknown[], Result>(
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback((...args: Args) => latest.current(...args), []);
}
