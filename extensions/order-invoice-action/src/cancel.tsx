import { useState } from "preact/hooks";
import { type Cancellation, text } from "./order.ts";

type Props = {
  readonly cancellation: Cancellation;
  readonly number: string;
  readonly isBusy: boolean;
  readonly cancel: (isReissued: boolean) => void;
  readonly undo: () => void;
};

/** Cancelling the invoice, or taking that back; what will happen is said before it can be pressed. */
export function Cancel(props: Props) {
  const { canCancel, canUndo, whyNot, wish } = props.cancellation;
  if (!canCancel && !canUndo && whyNot === null && wish === null) return null;
  return (
    <s-section heading={text("cancel.heading")}>
      {wish !== null && <s-text>{text(`cancel.wish.${wish}`)}</s-text>}
      {whyNot !== null && (
        <s-stack gap="base">
          <s-text>{whyNot.what}</s-text>
          <s-text>{whyNot.fix}</s-text>
        </s-stack>
      )}
      {canCancel && <Ask {...props} />}
      {canUndo && <Undo {...props} />}
    </s-section>
  );
}

function Ask({ cancellation, number, isBusy, cancel }: Props) {
  const [isAsked, setAsked] = useState(false);
  const { canReissue, isToCompany } = cancellation;
  if (!isAsked) {
    return (
      <s-stack gap="base">
        <s-text>{text("cancel.until", { day: dayOf(cancellation) })}</s-text>
        <s-button onClick={() => setAsked(true)}>{text("cancel.open")}</s-button>
      </s-stack>
    );
  }
  return (
    <s-stack gap="base">
      <s-text>{text("cancel.saysInvoice", { number })}</s-text>
      {isToCompany && <s-text>{text("cancel.saysCompany")}</s-text>}
      <s-text>{text(canReissue ? "cancel.saysOnly" : "cancel.saysEnded")}</s-text>
      {canReissue && <s-text>{text("cancel.saysReissue")}</s-text>}
      <s-stack direction="inline" gap="base">
        <s-button tone="critical" disabled={isBusy} onClick={() => cancel(false)}>
          {text("cancel.only")}
        </s-button>
        {canReissue && (
          <s-button disabled={isBusy} onClick={() => cancel(true)}>
            {text("cancel.reissue")}
          </s-button>
        )}
        <s-button onClick={() => setAsked(false)}>{text("cancel.leave")}</s-button>
      </s-stack>
    </s-stack>
  );
}

function Undo({ cancellation, number, isBusy, undo }: Props) {
  const [isAsked, setAsked] = useState(false);
  if (!isAsked) {
    return (
      <s-stack gap="base">
        <s-text>{text("cancel.undoUntil", { day: dayOf(cancellation), number })}</s-text>
        <s-button onClick={() => setAsked(true)}>{text("cancel.undo")}</s-button>
      </s-stack>
    );
  }
  return (
    <s-stack gap="base">
      <s-text>{text("cancel.undoSays", { number })}</s-text>
      <s-stack direction="inline" gap="base">
        <s-button variant="primary" disabled={isBusy} onClick={undo}>
          {text("cancel.undoYes")}
        </s-button>
        <s-button onClick={() => setAsked(false)}>{text("cancel.leave")}</s-button>
      </s-stack>
    </s-stack>
  );
}

/** "27.11.2026", as people in Turkey write it. */
const dayOf = ({ lastDay }: Cancellation): string => (lastDay ?? "").split("-").reverse().join(".");
