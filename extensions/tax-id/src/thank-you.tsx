import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { type Host, sendTaxData } from "./host.ts";
import { toSent } from "./sent.ts";
import { TaxForm } from "./tax-form.tsx";

declare const shopify: import("@shopify/ui-extensions/purchase.thank-you.block.render").Api;

export default async () => {
  const host: Host = shopify;
  const { order, number } = shopify.orderConfirmation.value;
  const placed = { id: order.id, confirmationNumber: number };
  render(<TaxForm host={host} send={async (said) => toSent(await sendTaxData(host, placed, said))} />, document.body);
};
