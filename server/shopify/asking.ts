import { z } from "zod";
import type { ShopId } from "../invoice/ids.ts";
import { AppError } from "../pipeline/errors.ts";
import { queryAdmin } from "./admin-graphql.ts";
import type { ShopifyApi } from "./shopify-api.ts";
import { createThrottle } from "./throttle.ts";
import type { AccessTokens } from "./tokens.ts";

export type AskingPorts = { readonly api: ShopifyApi; readonly tokens: AccessTokens };

/** Asks one shop one question of Admin GraphQL. */
export type Ask = (document: string, variables: Record<string, unknown>) => Promise<unknown>;
type AskWithCost = (document: string, variables: Record<string, unknown>) => ReturnType<typeof queryAdmin>;

export async function asking(ports: AskingPorts, shop: ShopId): Promise<Ask> {
  const ask = await askingWithCost(ports, shop);
  return async (document, variables) => (await ask(document, variables)).data;
}

/** Shops and not their askers are throttled: one line each for the whole process. */
const throttle = createThrottle();

/** A token refused before its time is put aside, so that the next opening of the app fetches a new one. */
export async function askingWithCost({ api, tokens }: AskingPorts, shop: ShopId): Promise<AskWithCost> {
  const accessToken = await tokens.accessToken(shop);
  return async (document, variables) => {
    try {
      return await throttle(shop, () => queryAdmin(api, { shop, accessToken, document, variables }));
    } catch (error) {
      if (error instanceof AppError && error.facts["status"] === 401) await tokens.markRejected(shop, accessToken);
      throw error;
    }
  };
}

/** Throws `AppError` SHOPIFY_ANSWER_INVALID with the paths at fault, never what stood there. */
export function read<T>(shape: z.ZodType<T>, answer: unknown): T {
  const parsed = shape.safeParse(answer);
  if (!parsed.success) throw new AppError("SHOPIFY_ANSWER_INVALID", { facts: { paths: pathsOf(parsed.error) } });
  return parsed.data;
}

const pathsOf = ({ issues }: z.ZodError): string => issues.map(({ path }) => path.join(".")).join(" ");
