import { onTestFinished } from "vitest";
import {
  type ParasutStandIn,
  type ParasutStandInOptions,
  startParasutStandIn,
} from "../../../../demo/parasut/stand-in.ts";
import type { AccessKeeper, Integrator, IntegratorAccess } from "../../../../server/pipeline/ports/integrator.ts";
import { createParasut } from "../../../../server/integrators/parasut/integrator.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { COMPANY } from "../../../support/test-shop.ts";

export const COMPANY_ID = "115";
export const CLIENT = { id: "client-of-the-shop", secret: "secret-of-the-shop" };
const TOKENS = { access: "first-access", refresh: "first-refresh" };

/** What a merchant types, with the code Paraşüt showed. */
export const typed = (code: string): IntegratorAccess => ({
  companyId: COMPANY_ID,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  code,
});

/** What is kept of an account, its token good until then. */
export const connected = (expiresAt: string): IntegratorAccess => ({
  companyId: COMPANY_ID,
  clientId: CLIENT.id,
  clientSecret: CLIENT.secret,
  accessToken: TOKENS.access,
  refreshToken: TOKENS.refresh,
  expiresAt,
});

export const LONG = "2099-01-01T00:00:00Z";

/** A stand-in of the test's own; it allows any number of requests and makes documents at once unless told otherwise. */
export async function aParasut(options: Partial<ParasutStandInOptions> = {}): Promise<ParasutStandIn> {
  const company = { id: COMPANY_ID, ...COMPANY };
  const standIn = await startParasutStandIn({
    port: 0,
    client: CLIENT,
    company,
    tokens: TOKENS,
    issueAfterMs: 0,
    ...options,
  });
  standIn.knobs.mostRequests = Number.POSITIVE_INFINITY;
  onTestFinished(standIn.close);
  return standIn;
}

export type Connection = {
  readonly access?: IntegratorAccess;
  readonly keeper?: AccessKeeper;
  readonly now?: () => Date;
};

export const connectTo = (
  { url }: ParasutStandIn,
  { access = connected(LONG), ...rest }: Connection = {},
): Integrator => createParasut({ access, baseUrl: url, timeoutMs: 2000, now: () => new Date(), ...rest });

/** Step by step, as the pipeline does it. */
export async function sendWhole(integrator: Integrator, invoice: Invoice, known?: string, mayArrive = false) {
  let reference = known;
  for (;;) {
    const outcome = await integrator.submit(invoice, { reference, mayArrive });
    if (outcome.kind !== "prepared")
      return { outcome, reference: outcome.kind === "accepted" ? (outcome.reference ?? reference) : reference };
    reference = outcome.reference;
  }
}

export const documentsOf = ({ book }: ParasutStandIn) => book.invoices().flatMap(({ documents }) => documents);
