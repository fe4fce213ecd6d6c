import { setTimeout as wait } from "node:timers/promises";
import type { AccessKeeper, IntegratorAccess } from "../../pipeline/ports/integrator.ts";
import { parseBody } from "../answer.ts";
import { createHttp, type HttpAnswer, type HttpFailure } from "../http.ts";
import { tokenAnswer, tokenRefusal } from "./wire.ts";

export type Tokens = {
  /** A token good for some minutes, or why there is none. */
  bearer(): Promise<string | HttpFailure>;
  /** Paraşüt refused this token before its time: another one, or why there is none. */
  renewed(refused: string): Promise<string | HttpFailure>;
  /** What is to be kept now. */
  access(): IntegratorAccess;
};

/** Default of Paraşüt's guide: the merchant is shown the code. */
const REDIRECT = "urn:ietf:wg:oauth:2.0:oob";

/** Where the merchant agrees; `{clientId}` is what they were sent by e-mail. */
export const CONSENT_URL = `https://api.parasut.com/oauth/authorize?client_id={clientId}&redirect_uri=${REDIRECT}&response_type=code`;
const REFRESH_EARLY_MS = 5 * 60_000;

/** The merchant's consent is gone, or the code was wrong or used: only connecting again helps. */
export const CONSENT_ENDED = "CONSENT_ENDED";

export type TokensOptions = {
  readonly baseUrl: string;
  readonly timeoutMs?: number | undefined;
  readonly access: IntegratorAccess;
  /** Absent before the account is saved. */
  readonly keeper?: AccessKeeper | undefined;
  readonly now: () => Date;
};

/**
 * OAuth with a refresh token that is good once: one refresh at a time per account over all processes, and the new pair is
 * committed before it is used. Sources: Paraşüt's guide (Authentication), Swagger v4.
 */
export function createTokens({ baseUrl, timeoutMs, now, ...options }: TokensOptions): Tokens {
  let { access } = options;
  // What is kept belongs to an earlier consent until the typed code has proved to be good.
  const keeper = access["refreshToken"] === undefined ? undefined : options.keeper;
  const http = createHttp({ baseUrl, key: { header: "x-grant", value: "oauth" }, timeoutMs });

  const ask = async (grant: Readonly<Record<string, string>>): Promise<IntegratorAccess | HttpFailure> => {
    const client = { client_id: access["clientId"] ?? "", client_secret: access["clientSecret"] ?? "" };
    const body = new URLSearchParams({ ...grant, ...client, redirect_uri: REDIRECT }).toString();
    const contentType = "application/x-www-form-urlencoded";
    const outcome = await http({ method: "POST", path: "/oauth/token", body, contentType });
    if (outcome.kind !== "answered") return { kind: "not-sent", reason: outcome.reason };
    const tokens = outcome.status === 200 ? parseBody(outcome.body, tokenAnswer) : undefined;
    if (tokens) return { ...withoutCode(access), ...kept(tokens, now()) };
    return { kind: "not-sent", reason: isConsentOver(outcome) ? CONSENT_ENDED : String(outcome.status) };
  };

  /** A failure here sends nothing: whatever waited for the token may be tried again. */
  const refresh = async (stale: string | undefined): Promise<string | HttpFailure> => {
    const stored = (await keeper?.read()) ?? access;
    const left = unstored.get(nameOf(stored));
    if (keeper && left && !(await keep(keeper, stored, left))) return CHANGED;
    const from = left ?? stored;
    access = from;
    // Another process was quicker.
    if (isFresh(from, now()) && from["accessToken"] !== stale) return from["accessToken"] ?? "";
    const to = await ask(grantOf(from));
    if (isFailure(to)) return to;
    access = to;
    if (keeper && !(await keep(keeper, from, to))) return CHANGED;
    return to["accessToken"] ?? "";
  };

  const inTurn = (stale: string | undefined) => (keeper ? keeper.inTurn(() => refresh(stale)) : refresh(stale));

  return {
    bearer: async () => (isFresh(access, now()) ? (access["accessToken"] ?? "") : inTurn(undefined)),
    renewed: inTurn,
    access: () => access,
  };
}

/** One request too many is told in the same shape, and says nothing of the consent. */
const isConsentOver = ({ status, body }: HttpAnswer): boolean =>
  status === 401 || (status < 500 && status !== 429 && parseBody(body, tokenRefusal) !== undefined);

const CHANGED: HttpFailure = { kind: "not-sent", reason: "ACCOUNT_CHANGED" };
/** A database that is full or away may be well again in a moment; after these waits whoever asks next stores it. */
const STORE_AGAIN_AFTER_MS: readonly number[] = [100, 1000];

/**
 * Pairs that could not be stored, by the refresh token they replaced: Paraşüt takes no other any more, so losing one would end
 * the merchant's consent.
 */
const unstored = new Map<string, IntegratorAccess>();

const nameOf = ({ refreshToken = "" }: IntegratorAccess): string => refreshToken;

async function keep(keeper: AccessKeeper, from: IntegratorAccess, to: IntegratorAccess): Promise<boolean> {
  unstored.set(nameOf(from), to);
  const isKept = await storedAtLast(() => keeper.renew(from, to));
  unstored.delete(nameOf(from));
  return isKept;
}

async function storedAtLast(store: () => Promise<boolean>): Promise<boolean> {
  for (const ms of STORE_AGAIN_AFTER_MS) {
    try {
      return await store();
    } catch {
      await wait(ms);
    }
  }
  return store();
}

const grantOf = ({ refreshToken, code = "" }: IntegratorAccess): Readonly<Record<string, string>> =>
  refreshToken === undefined
    ? { grant_type: "authorization_code", code }
    : { grant_type: "refresh_token", refresh_token: refreshToken };

const kept = (tokens: { access_token: string; refresh_token: string; expires_in: number }, at: Date) => ({
  accessToken: tokens.access_token,
  refreshToken: tokens.refresh_token,
  expiresAt: new Date(at.getTime() + tokens.expires_in * 1000).toISOString(),
});

function withoutCode({ code: _code, ...access }: IntegratorAccess): IntegratorAccess {
  return access;
}

const isFresh = ({ accessToken, expiresAt = "" }: IntegratorAccess, now: Date): boolean =>
  accessToken !== undefined && Date.parse(expiresAt) - now.getTime() > REFRESH_EARLY_MS;

const isFailure = (one: IntegratorAccess | HttpFailure): one is HttpFailure => "reason" in one;
