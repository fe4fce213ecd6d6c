import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import { appAddress } from "../../backend/app-address.ts";
import { type Answer, ask } from "../../backend/ask.ts";
import { useAnswer } from "../../backend/use-answer.ts";

declare const shopify: import("@shopify/ui-extensions/customer-account.order-status.block.render").Api;

const text = (key: string): string => shopify.i18n.translate(key);

export default async () => {
  const order = shopify.order.value;
  // Shopify has not made the order yet; its invoice comes later still.
  if (order === undefined) return;
  render(<CustomerInvoice id={order.id} />, document.body);
};

type BuyerOrder = {
  readonly invoice: { readonly number: string | null; readonly hasPdf: boolean } | null;
  readonly isExpected: boolean;
};

function call<T>(id: string, path: string, body?: object): Promise<Answer<T>> {
  const url = appAddress(`/ext/buyer/orders/${id.split("/").pop() ?? ""}${path}`);
  return ask({ url, token: () => shopify.sessionToken.get(), language: text("language"), body });
}

function CustomerInvoice({ id }: { readonly id: string }) {
  const [order, again] = useAnswer(() => call<BuyerOrder>(id, ""));
  // A shop that invoices this order some other way has nothing to show here.
  if (order.kind === "ok" && order.value.invoice === null && !order.value.isExpected) return null;
  return (
    <s-stack gap="base">
      <s-heading>{text("heading")}</s-heading>
      {order.kind === "loading" && <s-text color="subdued">{text("loading")}</s-text>}
      {order.kind === "missing" && <s-text color="subdued">{text("logIn")}</s-text>}
      {(order.kind === "failed" || order.kind === "refused") && (
        <s-banner tone="warning" heading={text("failed")}>
          <s-button onClick={() => void again()}>{text("again")}</s-button>
        </s-banner>
      )}
      {order.kind === "ok" && <Known id={id} invoice={order.value.invoice} />}
    </s-stack>
  );
}

function Known({ id, invoice }: { readonly id: string; readonly invoice: BuyerOrder["invoice"] }) {
  if (invoice === null) return <s-text>{text("preparing")}</s-text>;
  return (
    <s-stack gap="base">
      {invoice.number !== null && <s-text>{`${text("number")}: ${invoice.number}`}</s-text>}
      {invoice.hasPdf ? <Pdf id={id} /> : <s-text color="subdued">{text("pdf.later")}</s-text>}
    </s-stack>
  );
}

/** A link is good once and for a minute, so it is fetched when it is wanted. */
function Pdf({ id }: { readonly id: string }) {
  const [link, setLink] = useState<Answer<{ readonly url: string }> | undefined>();
  const fetchLink = async () => setLink(await call<{ readonly url: string }>(id, "/invoice", {}));
  if (link?.kind === "ok") {
    return (
      <s-link href={link.value.url} target="_blank" onClick={() => setLink(undefined)}>
        {text("pdf.open")}
      </s-link>
    );
  }
  return (
    <s-stack gap="small-300">
      <s-button onClick={() => void fetchLink()}>{text("pdf.get")}</s-button>
      {link !== undefined && <s-text>{text("failed")}</s-text>}
    </s-stack>
  );
}
