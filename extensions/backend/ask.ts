/** What a call to the app's server came to: `late` where things changed meanwhile, `refused` with what is wrong with the request. */
export type Answer<T> =
  | { readonly kind: "ok"; readonly value: T }
  | { readonly kind: "missing" }
  | { readonly kind: "late" }
  | { readonly kind: "refused"; readonly faults: readonly { readonly code: string; readonly path: string }[] }
  | { readonly kind: "failed" };

export type Question = {
  /** In the admin a path is enough: Shopify puts the app's own address before it. */
  readonly url: string;
  /** Shopify's session token; it lives a minute, so that each call gets its own. */
  readonly token: () => Promise<string | null>;
  /** "tr" or "en": the server's texts come in it. */
  readonly language: string;
  /** Sent as JSON by POST; without one it is a GET. */
  readonly body?: object | undefined;
};

/** Of the many 409s the one that says that what was shown is not so any more. */
const CHANGED = "ORDER_CHANGED_MEANWHILE";

/** Never throws: an extension has no place to show an error but its own. */
export async function ask<T>({ url, token, language, body }: Question): Promise<Answer<T>> {
  try {
    const response = await fetch(url, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        Authorization: `Bearer ${(await token()) ?? ""}`,
        "Accept-Language": language,
        "Content-Type": "application/json",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.status === 404) return { kind: "missing" };
    if (response.status === 409) return { kind: (await response.json()).code === CHANGED ? "late" : "failed" };
    if (response.status === 422) return { kind: "refused", ...(await response.json()) };
    return response.ok ? { kind: "ok", value: (await response.json()) as T } : { kind: "failed" };
  } catch {
    return { kind: "failed" };
  }
}
