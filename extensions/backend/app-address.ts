// Shopify's build puts the app's address in its place; the sandbox has no `process`.
declare const process: { readonly env: { readonly APP_URL?: string } };

/** A route of the app's server: a checkout and a customer account know nothing of the app's host. */
export const appAddress = (path: string): string => `${process.env.APP_URL ?? ""}${path}`;
