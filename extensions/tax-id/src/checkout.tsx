import "@shopify/ui-extensions/preact";
import { render } from "preact";
import type { Host } from "./host.ts";
import type { TaxData } from "./tax-data.ts";
import { type Sent, TaxForm } from "./tax-form.tsx";

declare const shopify: import("@shopify/ui-extensions/purchase.checkout.block.render").Api;

export default async () => {
  const host: Host = shopify;
  render(<TaxForm host={host} send={keepOnCart} />, document.body);
};

/** Before there is an order the data waits on the cart; Shopify copies it to the order under the same name. */
async function keepOnCart(said: TaxData): Promise<Sent> {
  const metafield = { namespace: "$app", key: "tax_id", type: "json", value: JSON.stringify(said) };
  // Shopify may also throw, as where the checkout went on meanwhile: the form must not wait for ever.
  const result = await shopify.applyMetafieldChange({ type: "updateCartMetafield", metafield }).catch(() => undefined);
  const isKept = result?.type === "success";
  return { key: isKept ? "sent.kept" : "sent.failed", isKept };
}
