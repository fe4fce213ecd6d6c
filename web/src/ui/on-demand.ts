import { createElement, type FunctionComponent, lazy, useState } from "react";

export type OnDemand = {
  /** Suspends while its code is on its way, and not at all when that has come. */
  readonly Page: FunctionComponent;
  readonly load: () => Promise<unknown>;
};

/** A page whose code, and the texts it brings, are fetched when it is first asked for; `instead` where they cannot be. */
export function onDemand(fetchPage: () => Promise<FunctionComponent>, instead: FunctionComponent): OnDemand {
  let fetched: FunctionComponent | undefined;
  const load = async () => {
    fetched ??= await fetchPage();
    return { default: fetched };
  };
  const Late = lazy(() => load().catch(() => ({ default: instead })));
  const Page = () => {
    // React's lazy shows the room it will take even where the code is there; chosen once, or the page would begin anew.
    const [Ready] = useState(() => fetched ?? Late);
    return createElement(Ready);
  };
  return { Page, load };
}
