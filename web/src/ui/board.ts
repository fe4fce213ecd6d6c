import { useSyncExternalStore } from "react";

/** A value that outlives the page that shows it. */
export function createBoard<Value>(first: Value) {
  let value = first;
  const watchers = new Set<() => void>();
  const watch = (tell: () => void) => {
    watchers.add(tell);
    return () => void watchers.delete(tell);
  };
  const read = () => value;
  return {
    put: (next: Value): void => {
      value = next;
      for (const tell of watchers) tell();
    },
    useValue: (): Value => useSyncExternalStore(watch, read),
  };
}
