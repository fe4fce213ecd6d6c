import { navigate } from "wouter/use-browser-location";

/**
 * Opens another page of ours at its top; on the way back the browser itself finds the old place. What the history keeps of
 * the list goes with it: the list is come back to by its own link as well.
 */
export function openAddress(url: string): void {
  navigate(url, { state: window.history.state });
  window.scrollTo(0, 0);
}
