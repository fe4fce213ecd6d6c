import type { OrderDetail, OrderState } from "../../../../server/http/contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";

const ACTIONS = ["issue", "correct", "elsewhere", "pdf", "cancel"] as const;
type Action = (typeof ACTIONS)[number];
type Standing = "open" | "underWay" | "issued" | "cancelling" | "cancelled" | "notOurs";

export type NotNow = { readonly action: MessageKey; readonly why: MessageKey };

const STANDING: Readonly<Record<OrderState, Standing>> = {
  waiting: "open",
  review: "open",
  failed: "open",
  rejected: "open",
  queued: "underWay",
  submitting: "underWay",
  unknown: "underWay",
  processing: "underWay",
  issued: "issued",
  cancelling: "cancelling",
  cancelled: "cancelled",
  "not-ours": "notOurs",
};

/** A standing that is left out offers the action. */
const WHY: Readonly<Record<"issue" | "correct" | "elsewhere", Partial<Record<Standing, MessageKey>>>> = {
  issue: {
    open: "notNow.issue.open",
    issued: "notNow.issue.issued",
    cancelled: "notNow.issue.cancelled",
    notOurs: "notNow.issue.notOurs",
  },
  correct: {
    underWay: "notNow.correct.underWay",
    issued: "notNow.correct.issued",
    cancelled: "notNow.correct.cancelled",
    notOurs: "notNow.correct.notOurs",
  },
  elsewhere: {
    underWay: "notNow.elsewhere.underWay",
    issued: "notNow.elsewhere.issued",
    notOurs: "notNow.elsewhere.notOurs",
  },
};

/** What cannot be done about the order as it stands, each with the reason: a button that is missing explains nothing. */
export function notNow(order: OrderDetail): readonly NotNow[] {
  return ACTIONS.filter((action) => isClosed(action, order)).flatMap((action) => {
    const why = whyOf(action, order);
    return why === undefined ? [] : [{ action: `notNow.${action}` as const, why }];
  });
}

function isClosed(action: Action, { cancellation, invoice, ...may }: OrderDetail): boolean {
  if (action === "issue") return !may.canRetry && !may.canAskInvoice;
  if (action === "correct") return !may.canEnterBuyer;
  if (action === "elsewhere") return !may.canMarkElsewhere;
  if (action === "pdf") return invoice === null || !invoice.hasPdf;
  // What is known about a cancellation, why it cannot be among it, stands in a card of its own.
  return cancellation === null || !Object.values({ ...cancellation, isToCompany: false }).some(Boolean);
}

function whyOf(action: Action, { state, invoice }: OrderDetail): MessageKey | undefined {
  const standing = STANDING[state];
  // A refused or failed invoice never gets one.
  if (action === "pdf") return invoice === null || standing === "open" ? "notNow.pdf.none" : "notNow.pdf.later";
  if (standing === "cancelling") return "notNow.cancelling";
  if (action === "cancel") return standing === "cancelled" ? "notNow.cancel.cancelled" : "notNow.cancel.none";
  return WHY[action][standing];
}
