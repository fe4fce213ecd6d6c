import { randomUUID } from "node:crypto";
import { type Answer, json } from "../stand-in/conversation.ts";

export type Client = { readonly id: string; readonly secret: string };

/** Where a merchant's browser is shown the code instead of being sent somewhere. */
export const SHOWN_TO_THE_MERCHANT = "urn:ietf:wg:oauth:2.0:oob";

const ACCESS_SECONDS = 7200;

/** Tokens a stand-in starts with, as after an earlier consent. */
export type Tokens = { readonly access: string; readonly refresh: string };

export type Consent = {
  /** What the merchant sees after agreeing: good once. */
  readonly newCode: () => string;
  /** `POST /oauth/token`. */
  readonly grant: (form: URLSearchParams) => Answer;
  readonly isValid: (accessToken: string) => boolean;
  /** Every access token given so far is refused from now on; refresh tokens stay. */
  readonly expireAll: () => void;
  /** The status it answers and changes nothing with, while there is one. */
  fail: 429 | 503 | undefined;
  /** How often a refresh token that had been used before was shown. */
  readonly reuses: () => number;
};

/** OAuth as Paraşüt has it: codes are good once, a refresh gives a new refresh token and ends the old one. */
export function createConsent(client: Client, now: () => Date, first?: Tokens): Consent {
  const codes = new Set<string>();
  const refreshTokens = new Set<string>();
  const used = new Set<string>();
  const accessTokens = new Map<string, number>();
  let reuses = 0;

  const keep = ({ access, refresh }: Tokens): void => {
    accessTokens.set(access, now().getTime() + ACCESS_SECONDS * 1000);
    refreshTokens.add(refresh);
  };
  if (first) keep(first);

  const tokens = (): Answer => {
    const access = randomUUID();
    const refresh = randomUUID();
    keep({ access, refresh });
    return json(200, {
      access_token: access,
      token_type: "bearer",
      expires_in: ACCESS_SECONDS,
      refresh_token: refresh,
    });
  };

  const grant: Consent["grant"] = (form) => {
    if (form.get("client_id") !== client.id || form.get("client_secret") !== client.secret)
      return refused("invalid_client");
    const code = form.get("code") ?? "";
    const refresh = form.get("refresh_token") ?? "";
    switch (form.get("grant_type")) {
      case "authorization_code":
        return form.get("redirect_uri") === SHOWN_TO_THE_MERCHANT && codes.delete(code)
          ? tokens()
          : refused("invalid_grant");
      case "refresh_token":
        if (used.has(refresh)) reuses += 1;
        if (!refreshTokens.delete(refresh)) return refused("invalid_grant");
        used.add(refresh);
        return tokens();
      default:
        return json(400, { error: "unsupported_grant_type" });
    }
  };

  const consent: Consent = {
    fail: undefined,
    newCode: () => {
      const code = randomUUID();
      codes.add(code);
      return code;
    },
    grant: (form) => (consent.fail ? json(consent.fail, { error: "unavailable" }) : grant(form)),
    isValid: (token) => (accessTokens.get(token) ?? 0) > now().getTime(),
    expireAll: () => accessTokens.clear(),
    reuses: () => reuses,
  };
  return consent;
}

const refused = (error: string): Answer => json(401, { error, error_description: "Geçersiz istek" });
