import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import { type Answer, ask } from "../../backend/ask.ts";
import { useAnswer } from "../../backend/use-answer.ts";
import { type Fault, type OrderInvoice, toneOf } from "./order.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-details.block.render").Api;

const text = (key: string): string => shopify.i18n.translate(key);
const ACTION = "extension://order-invoice-action";

export default async () => {
  render(<InvoiceBlock />, document.body);
};

function call<T>(path: string, body?: object): Promise<Answer<T>> {
  const id = shopify.data.selected[0]?.id.split("/").pop() ?? "";
  const url = `/ext/admin/orders/${id}${path}`;
  return ask({ url, token: () => shopify.auth.idToken(), language: text("language"), body });
}

function InvoiceBlock() {
  const [order, again] = useAnswer(() => call<OrderInvoice>(""));
  return (
    <s-admin-block heading={text("heading")}>
      {order.kind === "loading" && <s-spinner accessibilityLabel={text("loading")} />}
      {order.kind === "missing" && <Unknown />}
      {(order.kind === "failed" || order.kind === "refused") && <Failed again={again} />}
      {order.kind === "ok" && <Known order={order.value} again={again} />}
    </s-admin-block>
  );
}

function Unknown() {
  return (
    <s-stack gap="base">
      <s-text color="subdued">{text("unknown")}</s-text>
      <s-button onClick={() => shopify.navigation.navigate(ACTION)}>{text("open")}</s-button>
    </s-stack>
  );
}

function Failed({ again }: { readonly again: () => Promise<void> }) {
  return (
    <s-banner tone="critical" heading={text("failed")}>
      <s-button onClick={() => void again()}>{text("again")}</s-button>
    </s-banner>
  );
}

function Known({ order, again }: { readonly order: OrderInvoice; readonly again: () => Promise<void> }) {
  const faults = order.problem === null ? order.faults : [order.problem, ...order.faults];
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-badge tone={toneOf(order.state)}>{text(`state.${order.state}`)}</s-badge>
        {order.invoiceNumber !== null && <s-text type="strong">{order.invoiceNumber}</s-text>}
      </s-stack>
      {faults.length === 0 && order.reason !== null && <s-text>{order.reason.text}</s-text>}
      {faults.map((fault) => (
        <FaultText key={fault.what} fault={fault} />
      ))}
      {order.invoice?.warnings.map((warning) => (
        <s-text key={warning.text} color="subdued">
          {warning.text}
        </s-text>
      ))}
      <s-stack direction="inline" gap="base" alignItems="center">
        {order.invoice?.hasPdf && order.state === "issued" && <Pdf />}
        <s-button onClick={() => shopify.navigation.navigate(ACTION)}>{text("open")}</s-button>
        <s-button variant="tertiary" onClick={() => void again()}>
          {text("refresh")}
        </s-button>
      </s-stack>
    </s-stack>
  );
}

const FaultText = ({ fault: { what, fix } }: { readonly fault: Fault }) => (
  <s-banner tone="warning" heading={what}>
    <s-text>{fix}</s-text>
  </s-banner>
);

/** A link is good once and for a minute, so it is fetched when it is wanted. */
function Pdf() {
  const [link, setLink] = useState<Answer<{ readonly url: string }> | undefined>();
  const fetchLink = async () => setLink(await call<{ readonly url: string }>("/document", {}));
  if (link?.kind === "ok") {
    return (
      <s-link href={link.value.url} target="_blank" onClick={() => setLink(undefined)}>
        {text("pdf.open")}
      </s-link>
    );
  }
  return (
    <s-stack gap="small-300">
      <s-button variant="primary" onClick={() => void fetchLink()}>
        {text("pdf.get")}
      </s-button>
      {link !== undefined && <s-text tone="critical">{text("failed")}</s-text>}
    </s-stack>
  );
}
