import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useAnswer } from "../../backend/use-answer.ts";
import { askOrder, type Host, type Order, sendTaxData } from "./host.ts";
import { toSent } from "./sent.ts";
import { TaxForm } from "./tax-form.tsx";

declare const shopify: import("@shopify/ui-extensions/customer-account.order-status.block.render").Api;

export default async () => {
  const order = shopify.order.value;
  // Shopify has not made the order yet; there is nothing to ask about.
  if (order === undefined) return;
  render(<OrderTaxData host={shopify} order={order} />, document.body);
};

function OrderTaxData({ host, order }: { readonly host: Host; readonly order: Order }) {
  const text = (key: string) => host.i18n.translate(key);
  const [known, again] = useAnswer(() => askOrder(host, order.id));
  if (known.kind === "loading") return <s-text color="subdued">{text("loading")}</s-text>;
  if (known.kind === "failed" || known.kind === "refused") {
    return (
      <s-banner tone="warning" heading={text("unread")}>
        <s-button onClick={() => void again()}>{text("tryAgain")}</s-button>
      </s-banner>
    );
  }
  // Once the invoice is made there is nothing left to say. A guest is asked, too: their order cannot be read.
  if (known.kind === "ok" && !known.value.canPropose) return null;
  const isAgain = known.kind === "ok" && known.value.wasProposed;
  const send = async (said: Parameters<typeof sendTaxData>[2]) => toSent(await sendTaxData(host, order, said));
  return <TaxForm host={host} send={send} isAgain={isAgain} />;
}
