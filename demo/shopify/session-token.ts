import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export type TokenIssuer = { readonly apiKey: string; readonly apiSecret: string; readonly shop: string };
export type Claims = Readonly<Record<string, unknown>>;

const LIFETIME_SECONDS = 60;

/** A session token as the admin mints it, good for one minute. `claims` replace its own; `undefined` takes one away. */
export function mintSessionToken({ apiKey, apiSecret, shop }: TokenIssuer, claims: Claims = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const own = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: apiKey,
    sub: "42",
    exp: now + LIFETIME_SECONDS,
    nbf: now - 1,
    iat: now - 1,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const signed = `${encode({ alg: "HS256", typ: "JWT" })}.${encode({ ...own, ...claims })}`;
  return `${signed}.${sign(signed, apiSecret)}`;
}

/** Whether the token is this shop's, signed with the app's secret and still good. */
export function isOwnToken({ apiKey, apiSecret, shop }: TokenIssuer, token: string): boolean {
  const [head = "", body = "", signature = ""] = token.split(".");
  const expected = Buffer.from(sign(`${head}.${body}`, apiSecret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const claims: Claims = JSON.parse(Buffer.from(body, "base64url").toString());
  return claims["aud"] === apiKey && claims["dest"] === `https://${shop}` && Number(claims["exp"]) * 1000 > Date.now();
}

const encode = (value: Claims): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const sign = (text: string, secret: string): string => createHmac("sha256", secret).update(text).digest("base64url");
