/** The few parts of App Bridge's global that the page uses; Shopify's script, loaded in the head, sets it. */
type AppBridge = {
  readonly config: { readonly locale?: string | null };
  idToken(): Promise<string>;
  readonly saveBar?: { show(id: string): unknown; hide(id: string): unknown; leaveConfirmation(): Promise<void> };
  readonly toast: { show(message: string, options?: { isError?: boolean; duration?: number }): unknown };
};

declare global {
  interface Window {
    readonly shopify?: AppBridge;
  }
}

export const isInsideAdmin = (): boolean => window.shopify !== undefined;

/** A session token lives for one minute: ask for a fresh one with each request. */
export const sessionToken = (): Promise<string> => bridge().idToken();

export const adminLocale = (): string | null =>
  new URLSearchParams(window.location.search).get("locale") ?? window.shopify?.config.locale ?? null;

export function showToast(message: string): void {
  bridge().toast.show(message);
}

export function showErrorToast(message: string): void {
  bridge().toast.show(message, { isError: true });
}

/** Shows or hides the host's bar for unsaved changes; the bar itself is drawn by `SaveBar`. */
export function toggleSaveBar(id: string, isShown: boolean): void {
  const bar = bridge().saveBar;
  if (isShown) {
    shownBars.add(id);
    bar?.show(id);
  } else {
    shownBars.delete(id);
    bar?.hide(id);
  }
}

const shownBars = new Set<string>();

/** Goes at once where nothing unsaved is in the way, else once the merchant agrees to lose it. */
export function leaveBy(go: () => void): void {
  const bar = bridge().saveBar;
  if (shownBars.size === 0 || bar === undefined) go();
  else void bar.leaveConfirmation().then(go);
}

/** Leaves the app's frame for a page of the Shopify admin. */
export function openInAdmin(path: string): void {
  leaveBy(() => void window.open(`shopify://admin${path}`, "_top"));
}

function bridge(): AppBridge {
  if (window.shopify === undefined) throw new Error("App Bridge is not loaded");
  return window.shopify;
}
