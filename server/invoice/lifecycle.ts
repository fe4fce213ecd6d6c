import { err, ok, type Result } from "./result.ts";

/** The life of one supply's invoice, from the order's first signal to the final answer. */
export type State =
  | "waiting"
  | "review"
  | "queued"
  | "submitting"
  | "unknown"
  | "processing"
  | "issued"
  | "rejected"
  | "failed"
  | "cancelling"
  | "cancelled"
  | "not-ours";

export type Event =
  /** The order is not due yet. */
  | "wait"
  /** The order is invoiced elsewhere or never. */
  | "exclude"
  /** A rule is broken; a person must look. */
  | "fault"
  /** The invoice is fixed: ETTN, date, lines, totals. */
  | "issue"
  /** The marker is set; the document is on its way. */
  | "submit"
  /** No answer came: look up before anything else. */
  | "lose-answer"
  /** The integrator provably has nothing of it: it may be sent again with the same ETTN. */
  | "send-again"
  | "accept"
  | "confirm"
  /** The buyer refused a commercial e-Fatura. */
  | "reject"
  /** The integrator refused the document. */
  | "refuse"
  /** It refused because the buyer gets another kind of document: the order is looked at again. */
  | "reroute"
  /** The integrator took it and failed later, or has something of it that a person must look into. */
  | "fail"
  | "find-cancelled"
  /** What it took is a draft that came to nothing: it is looked for, and may then be sent again. */
  | "find-draft"
  /** A person wants it cancelled at the integrator, or a cancellation taken back. */
  | "ask-cancel"
  | "ask-undo"
  /** A person asks for another attempt after a failure. */
  | "reopen"
  /** Its invoice was a trial's and counts for nothing: a real account begins. */
  | "leave-trial"
  /** The integrator turns out to have the document after all. */
  | "adopt";

type Table = Readonly<Record<State, Partial<Readonly<Record<Event, State>>>>>;

/** What reading the order can lead to, from any state in which nothing is on its way. */
const SETTLED = {
  wait: "waiting",
  exclude: "not-ours",
  fault: "review",
  issue: "queued",
  adopt: "processing",
} as const;

const TABLE: Table = {
  waiting: SETTLED,
  review: { ...SETTLED, reopen: "waiting", "leave-trial": "waiting" },
  "not-ours": { ...SETTLED, reopen: "waiting" },
  // Not taken yet, provably: the order is looked at again before the next attempt.
  queued: { ...SETTLED, submit: "submitting", accept: "processing", "send-again": "queued", fail: "failed" },
  submitting: {
    accept: "processing",
    "lose-answer": "unknown",
    "send-again": "queued",
    refuse: "review",
    reroute: "waiting",
    fail: "failed",
    exclude: "not-ours",
  },
  unknown: { accept: "processing", "send-again": "queued", exclude: "not-ours", fail: "failed" },
  processing: {
    accept: "processing",
    confirm: "issued",
    reject: "rejected",
    fail: "failed",
    "find-cancelled": "cancelled",
    "find-draft": "queued",
  },
  issued: {
    confirm: "issued",
    reject: "rejected",
    "find-cancelled": "cancelled",
    "leave-trial": "waiting",
    "ask-cancel": "cancelling",
  },
  cancelling: { "find-cancelled": "cancelled", confirm: "issued" },
  rejected: { reopen: "waiting", exclude: "not-ours", "leave-trial": "waiting" },
  failed: { reopen: "waiting", exclude: "not-ours", "leave-trial": "waiting" },
  cancelled: { reopen: "waiting", exclude: "not-ours", "leave-trial": "waiting", "ask-undo": "cancelling" },
};

export type IllegalEvent = { readonly state: State; readonly event: Event };

/** The next state, or the pair that must not happen. */
export function transition(state: State, event: Event): Result<State, IllegalEvent> {
  const next = TABLE[state][event];
  return next === undefined ? err({ state, event }) : ok(next);
}

/** What may happen in a state, and where it leads. */
export const eventsIn = (state: State): Partial<Readonly<Record<Event, State>>> => TABLE[state];

export const STATES = Object.keys(TABLE) as readonly State[];
