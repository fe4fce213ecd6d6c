import { z } from "zod";
import { toOrderId } from "../invoice/ids.ts";
import type { PrivacyKind, PrivacyRequest } from "../pipeline/ports/privacy.ts";

/** Shopify's mandatory compliance topics. */
const KINDS: Readonly<Record<string, PrivacyKind>> = {
  "customers/data_request": "data-request",
  "customers/redact": "customer-redact",
  "shop/redact": "shop-redact",
};

const orderIds = z.array(z.union([z.number().int().positive(), z.string()])).nullish();
const complianceBody = z.object({
  customer: z.object({ id: z.union([z.number(), z.string()]).nullish() }).nullish(),
  orders_requested: orderIds,
  orders_to_redact: orderIds,
});

export const isPrivacyTopic = (topic: string): boolean => Object.hasOwn(KINDS, topic);

type Delivery = { readonly topic: string; readonly webhookId: string; readonly triggeredAt: Date };

/** What is asked for, without the e-mail address and phone number beside it; `undefined` when it cannot be read. */
export function privacyRequest({ topic, webhookId, triggeredAt }: Delivery, json: unknown): PrivacyRequest | undefined {
  const kind = KINDS[topic];
  const body = complianceBody.safeParse(json).data;
  if (kind === undefined || body === undefined) return undefined;
  const ids = body.orders_requested ?? body.orders_to_redact ?? [];
  const known = ids.flatMap((id) => toOrderId(id) ?? []);
  // One that cannot be read must not be passed over: Shopify sends the delivery again.
  if (known.length !== ids.length) return undefined;
  const customer = body.customer?.id;
  const customerId = customer === undefined || customer === null ? undefined : String(customer);
  return { id: webhookId, kind, customerId, orderIds: known, triggeredAt };
}
