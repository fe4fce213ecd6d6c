import { appAddress } from "../../backend/app-address.ts";
import { type Answer, ask } from "../../backend/ask.ts";
import type { TaxData } from "./tax-data.ts";

/** What the three places of the form give alike. */
export type Host = {
  readonly i18n: { readonly translate: (key: string) => string };
  readonly sessionToken: { readonly get: () => Promise<string> };
  readonly settings: { readonly value: Readonly<Record<string, unknown>> };
  readonly shop: { readonly storefrontUrl?: string; readonly myshopifyDomain: string };
};

/** Where the buyer reads what becomes of their data: the merchant's own notice, else the shop's privacy policy. */
export function noticeAddress({ settings, shop }: Host): string {
  const own = settings.value["notice_url"];
  if (typeof own === "string" && /^https:\/\/\S+$/.test(own.trim())) return own.trim();
  return new URL("/policies/privacy-policy", shop.storefrontUrl ?? `https://${shop.myshopifyDomain}`).href;
}

export type BuyerOrder = { readonly canPropose: boolean; readonly wasProposed: boolean };
export type Kept = { readonly outcome: "kept" | "closed" | "taken" };

/** `id` is Shopify's global id of the order. */
export const askOrder = (host: Host, id: string): Promise<Answer<BuyerOrder>> => call(host, orderPath(id));

export type Order = { readonly id: string; readonly confirmationNumber?: string | undefined };

/** The confirmation number proves a guest, whose token names nobody. */
export const sendTaxData = (host: Host, { id, confirmationNumber = "" }: Order, said: TaxData): Promise<Answer<Kept>> =>
  call(host, `${orderPath(id)}/tax-data`, { ...said, confirmationNumber });

const orderPath = (id: string): string => `/ext/buyer/orders/${id.split("/").pop() ?? ""}`;

const call = <T>(host: Host, path: string, body?: object): Promise<Answer<T>> =>
  ask({
    url: appAddress(path),
    token: () => host.sessionToken.get(),
    language: host.i18n.translate("language"),
    body,
  });
