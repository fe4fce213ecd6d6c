import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import { type Answer, ask } from "../../backend/ask.ts";
import { OUTCOMES, type Requested } from "./outcomes.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-index.selection-action.render").Api;

/** The server's limit for one request. */
const MOST = 250;

const text = (key: string, values?: Record<string, string | number>): string => shopify.i18n.translate(key, values);

export default async () => {
  render(<IssueSelected />, document.body);
};

type Asked =
  | Answer<{ readonly orders: readonly Requested[] }>
  | { readonly kind: "asking" }
  | { readonly kind: "idle" };

function IssueSelected() {
  const orders = shopify.data.selected.map(({ id }) => id.split("/").pop() ?? "");
  const [asked, setAsked] = useState<Asked>({ kind: "idle" });
  const issue = async () => {
    setAsked({ kind: "asking" });
    const token = () => shopify.auth.idToken();
    setAsked(await ask({ url: "/ext/admin/invoices", token, language: text("language"), body: { orders } }));
  };
  const mayAsk = orders.length > 0 && orders.length <= MOST && asked.kind !== "ok" && asked.kind !== "asking";
  return (
    <s-admin-action heading={text("heading")} loading={asked.kind === "asking"}>
      <Content asked={asked} count={orders.length} />
      {mayAsk && (
        <s-button slot="primary-action" variant="primary" onClick={() => void issue()}>
          {text(asked.kind === "idle" ? "issue" : "again")}
        </s-button>
      )}
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {text("close")}
      </s-button>
    </s-admin-action>
  );
}

function Content({ asked, count }: { readonly asked: Asked; readonly count: number }) {
  if (count === 0) return <s-text>{text("none")}</s-text>;
  if (count > MOST) return <s-banner tone="warning" heading={text("tooMany", { most: MOST })} />;
  if (asked.kind === "idle") return <s-text>{text("about", { count })}</s-text>;
  if (asked.kind === "asking") return <s-text>{text("asking")}</s-text>;
  if (asked.kind === "ok") return <Summary orders={asked.value.orders} />;
  return <s-banner tone="critical" heading={text("failed")} />;
}

/** How many orders came to what, and which: the requested ones first. */
const Summary = ({ orders }: { readonly orders: readonly Requested[] }) => (
  <s-stack gap="base">
    {OUTCOMES.map((outcome) => ({ outcome, found: orders.filter((order) => order.outcome === outcome) }))
      .filter(({ found }) => found.length > 0)
      .map(({ outcome, found }) => (
        <s-stack key={outcome} gap="small-300">
          <s-text type="strong">{text(`outcome.${outcome}`, { count: found.length })}</s-text>
          <s-text color="subdued">{found.map(({ name }) => name).join(", ")}</s-text>
        </s-stack>
      ))}
  </s-stack>
);
