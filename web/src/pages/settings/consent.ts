import type { IntegratorOffer } from "../../../../server/http/contract.ts";

/** Where the merchant agrees, once what the address needs is typed; `undefined` before that, and where nothing is asked. */
export function consentAddress(
  { consentUrl }: Pick<IntegratorOffer, "consentUrl">,
  typed: Readonly<Record<string, string>>,
): string | undefined {
  const names = [...(consentUrl ?? "").matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  if (consentUrl === null || names.some((name) => !typed[name])) return undefined;
  return names.reduce((url, name) => url.replace(`{${name}}`, encodeURIComponent(typed[name] ?? "")), consentUrl);
}
