import { GraphqlQueryError, HttpResponseError, HttpThrottlingError } from "@shopify/shopify-api";
import { z } from "zod";
import { AppError } from "../pipeline/errors.ts";

const DEFAULT_WAIT_SECONDS = 2;
/** Token refused, shop frozen for a bill, app not allowed, shop locked: nothing moves until the merchant acts. */
const CLOSED_TO_US = new Set([401, 402, 403, 423]);

/**
 * Names what went wrong in a call to Shopify. Only a failure without an answer keeps its cause: an answer's body may hold
 * a buyer's data.
 */
export function shopifyFailure(error: unknown): AppError {
  if (error instanceof HttpThrottlingError) return throttled(error.response.retryAfter);
  if (error instanceof HttpResponseError) return fromStatus(error.response.code);
  if (error instanceof GraphqlQueryError) return fromGraphql(error.body);
  return new AppError("SHOPIFY_UNREACHABLE", { cause: error });
}

function fromStatus(status: number): AppError {
  const facts = { status };
  if (CLOSED_TO_US.has(status)) return new AppError("SHOPIFY_TOKEN_REJECTED", { facts });
  return new AppError(status >= 500 ? "SHOPIFY_UNREACHABLE" : "SHOPIFY_ANSWER_INVALID", { facts });
}

const graphqlFailure = z.object({
  errors: z.object({
    graphQLErrors: z.array(z.object({ extensions: z.object({ code: z.string().optional() }).optional() })),
  }),
  extensions: z
    .object({
      cost: z.object({
        requestedQueryCost: z.number(),
        throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
      }),
    })
    .optional()
    .catch(undefined),
});

/** Shopify answers a query that is too dear just now with HTTP 200 and the code THROTTLED. */
function fromGraphql(body: unknown): AppError {
  const failure = graphqlFailure.safeParse(body);
  if (!failure.success) return new AppError("SHOPIFY_ANSWER_INVALID");
  const { errors, extensions } = failure.data;
  const codes = errors.graphQLErrors.flatMap((error) => error.extensions?.code ?? []);
  if (codes.includes("THROTTLED")) return outOfPoints(extensions?.cost);
  if (codes.includes("INTERNAL_SERVER_ERROR")) return new AppError("SHOPIFY_UNREACHABLE");
  // The token is good: a scope, or Shopify's approval for protected customer data, is missing.
  if (codes.includes("ACCESS_DENIED")) return new AppError("SHOPIFY_ACCESS_DENIED");
  return new AppError("SHOPIFY_ANSWER_INVALID", { facts: { code: codes[0] ?? "none" } });
}

type Cost = {
  readonly requestedQueryCost: number;
  readonly throttleStatus: { readonly currentlyAvailable: number; readonly restoreRate: number };
};

/** Unlike too many requests this passes within moments: a shop gets its points back every second. */
function outOfPoints(cost: Cost | undefined): AppError {
  const { code, facts } = throttled(cost && secondsUntilAffordable(cost));
  return new AppError(code, { facts: { ...facts, points: cost?.requestedQueryCost ?? 0 } });
}

const secondsUntilAffordable = ({ requestedQueryCost, throttleStatus }: Cost): number =>
  (requestedQueryCost - throttleStatus.currentlyAvailable) / throttleStatus.restoreRate;

const throttled = (seconds = DEFAULT_WAIT_SECONDS): AppError =>
  new AppError("SHOPIFY_THROTTLED", { facts: { retryAfterSeconds: Math.max(1, Math.ceil(seconds)) } });
