import { randomBytes } from "node:crypto";

/** The token endpoint's answer, as Shopify words it. */
export type Grant = {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in: number;
  readonly refresh_token: string;
  readonly refresh_token_expires_in: number;
};

export type Grants = {
  issue(): Grant;
  /** A used refresh token keeps working until its replacement is used; `undefined` once it is retired. */
  refresh(refreshToken: string): Grant | undefined;
  isGood(accessToken: string): boolean;
  /** What removing the app from the shop does. */
  revoke(): void;
};

const REFRESH_LIFETIME_SECONDS = 7_776_000;

type Issued = { readonly grant: Grant; readonly endsAt: number; readonly replaces: string | undefined };

export function createGrants(scope: string, lifetimeSeconds: number): Grants {
  const byAccessToken = new Map<string, Issued>();
  const byRefreshToken = new Map<string, Issued>();

  const issue = (replaces?: string): Grant => {
    const grant: Grant = {
      access_token: `shpat_${randomBytes(16).toString("hex")}`,
      scope,
      expires_in: lifetimeSeconds,
      refresh_token: `shprt_${randomBytes(16).toString("hex")}`,
      refresh_token_expires_in: REFRESH_LIFETIME_SECONDS,
    };
    const issued = { grant, endsAt: Date.now() + lifetimeSeconds * 1000, replaces };
    byAccessToken.set(grant.access_token, issued);
    byRefreshToken.set(grant.refresh_token, issued);
    return grant;
  };

  const use = (issued: Issued | undefined): Issued | undefined => {
    if (issued?.replaces !== undefined) byRefreshToken.delete(issued.replaces);
    return issued;
  };

  return {
    issue: () => issue(),
    refresh: (refreshToken) => (use(byRefreshToken.get(refreshToken)) ? issue(refreshToken) : undefined),
    isGood: (accessToken) => (use(byAccessToken.get(accessToken))?.endsAt ?? 0) > Date.now(),
    revoke: () => {
      byAccessToken.clear();
      byRefreshToken.clear();
    },
  };
}
