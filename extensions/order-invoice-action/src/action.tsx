import "@shopify/ui-extensions/preact";
import { render } from "preact";
import { useState } from "preact/hooks";
import type { Answer } from "../../backend/ask.ts";
import { useAnswer } from "../../backend/use-answer.ts";
import { Cancel } from "./cancel.tsx";
import { BuyerForm, isUnsaved, type Typed } from "./buyer-form.tsx";
import { callOrder, type OrderInvoice, requestInvoice, text } from "./order.ts";

declare const shopify: import("@shopify/ui-extensions/admin.order-details.action.render").Api;

export default async () => {
  render(<InvoiceAction />, document.body);
};

/** What was done last, by the key of its text. */
type Outcome = { readonly key: string; readonly tone: "success" | "critical" };
type Act = (done: string, action: () => Promise<Answer<unknown>>) => Promise<void>;

function InvoiceAction() {
  const [order, again] = useAnswer(() => callOrder<OrderInvoice>(""));
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  const [isBusy, setBusy] = useState(false);
  const act: Act = async (done, action) => {
    setBusy(true);
    const answer = await action();
    // What may be done changes between the page's reading and the click: no harm, and said so.
    const isTooLate = answer.kind === "missing" || answer.kind === "late";
    const key = answer.kind === "ok" ? done : isTooLate ? "tooLate" : "failed";
    setOutcome({ key, tone: answer.kind === "ok" ? "success" : "critical" });
    await again();
    setBusy(false);
  };
  return (
    <s-admin-action heading={text("heading")} loading={order.kind === "loading"}>
      <s-stack gap="base">
        {outcome !== undefined && <s-banner tone={outcome.tone} heading={text(outcome.key)} />}
        {order.kind === "loading" && <s-text>{text("loading")}</s-text>}
        {(order.kind === "failed" || order.kind === "refused") && <s-banner tone="critical" heading={text("unread")} />}
        {order.kind === "missing" && <Unknown act={act} isBusy={isBusy} />}
        {order.kind === "ok" && (
          <Known
            order={order.value}
            act={act}
            refuse={(key) => setOutcome({ key, tone: "critical" })}
            isBusy={isBusy}
          />
        )}
      </s-stack>
      {(order.kind === "failed" || order.kind === "refused") && (
        <s-button slot="primary-action" onClick={() => void again()}>
          {text("again")}
        </s-button>
      )}
      <s-button slot="secondary-actions" onClick={() => shopify.close()}>
        {text("close")}
      </s-button>
    </s-admin-action>
  );
}

type Doing = { readonly act: Act; readonly isBusy: boolean };

const Unknown = ({ act, isBusy }: Doing) => (
  <s-stack gap="base">
    <s-text>{text("unknown")}</s-text>
    <s-button variant="primary" disabled={isBusy} onClick={() => void act("issue.done", requestInvoice)}>
      {text("issue.now")}
    </s-button>
  </s-stack>
);

type KnownProps = Doing & { readonly order: OrderInvoice; readonly refuse: (key: string) => void };

function Known({ order, act, refuse, isBusy }: KnownProps) {
  const [typed, setTyped] = useState<Typed>({});
  // The invoice would leave without what stands in the fields, and cannot be called back.
  const issue: Act = async (done, action) => (isUnsaved(order.entry, typed) ? refuse("unsaved") : act(done, action));
  const asShown = { seen: order.seen, ettn: order.invoice?.ettn };
  return (
    <s-stack gap="base">
      <s-stack direction="inline" gap="base" alignItems="center">
        <s-text type="strong">{order.name}</s-text>
        <s-badge>{text(`state.${order.state}`)}</s-badge>
        {order.invoiceNumber !== null && <s-text>{order.invoiceNumber}</s-text>}
      </s-stack>
      {order.faults.length === 0 && order.reason !== null && <s-text>{order.reason.text}</s-text>}
      {order.faults.map(({ what, fix }) => (
        <s-banner key={what} tone="warning" heading={what}>
          <s-text>{fix}</s-text>
        </s-banner>
      ))}
      <Operations order={order} issue={issue} act={act} isBusy={isBusy} />
      {order.cancellation !== null && (
        <Cancel
          key={order.state}
          cancellation={order.cancellation}
          number={order.invoiceNumber ?? ""}
          isBusy={isBusy}
          cancel={(reissue) => void act("cancel.done", () => callOrder("/cancel-invoice", { reissue, ...asShown }))}
          undo={() => void act("cancel.undoDone", () => callOrder("/undo-cancellation", asShown))}
        />
      )}
      {order.canEnterBuyer && (
        <BuyerForm
          entry={order.entry}
          isReissue={order.state === "cancelled" || order.state === "rejected"}
          typed={typed}
          isBusy={isBusy}
          // Several fields may change before the next drawing: each keeps what the others said.
          change={(said) => setTyped((known) => ({ ...known, ...said }))}
          save={() => void act("buyer.saved", () => callOrder("/buyer", { ...typed, seen: order.seen }))}
        />
      )}
    </s-stack>
  );
}

function Operations({ order, issue, act, isBusy }: Doing & { readonly order: OrderInvoice; readonly issue: Act }) {
  const { canAskInvoice, canRetry, canMarkElsewhere, cancellation, seen } = order;
  if (!canAskInvoice && !canRetry && !canMarkElsewhere)
    return cancellation === null ? <s-text>{text("nothing")}</s-text> : null;
  return (
    <s-stack direction="inline" gap="base">
      {canAskInvoice && (
        <s-button
          variant="primary"
          disabled={isBusy}
          onClick={() => void issue("issue.done", () => callOrder("/invoice", { seen }))}
        >
          {text("issue.now")}
        </s-button>
      )}
      {canRetry && !canAskInvoice && (
        <s-button
          variant="primary"
          disabled={isBusy}
          onClick={() => void issue("retry.done", () => callOrder("/retry", { seen }))}
        >
          {text(order.state === "cancelled" ? "retry.reissue" : "retry.now")}
        </s-button>
      )}
      {canMarkElsewhere && (
        <s-button
          tone="critical"
          disabled={isBusy}
          onClick={() => void act("elsewhere.done", () => callOrder("/invoiced-elsewhere", { seen }))}
        >
          {text("elsewhere.mark")}
        </s-button>
      )}
    </s-stack>
  );
}
