import { type Answer, ask } from "../../backend/ask.ts";

/** What each place of the print menu gives: the orders, the user and the texts. */
export type Host = {
  readonly data: { readonly selected: readonly { readonly id: string }[] };
  readonly auth: { readonly idToken: () => Promise<string | null> };
  readonly i18n: { readonly translate: (key: string, values?: Record<string, string | number>) => string };
};

/** `missing` names orders without a document. */
export type Printable = { readonly ready: readonly string[]; readonly missing: readonly string[] };

/** The server's limit for one document. */
export const MOST = 50;

export async function askPrintable({ data, auth, i18n }: Host): Promise<Answer<Printable>> {
  const orders = data.selected.map(({ id }) => id.split("/").pop() ?? "");
  if (orders.length === 0 || orders.length > MOST) return { kind: "ok", value: { ready: [], missing: [] } };
  const url = `/ext/admin/printable?orders=${orders.join(",")}`;
  return ask({ url, token: () => auth.idToken(), language: i18n.translate("language") });
}
