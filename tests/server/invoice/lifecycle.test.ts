import { describe, expect, test } from "vitest";
import { type Event, STATES, type State, transition } from "../../../server/invoice/lifecycle.ts";

const EVENTS: readonly Event[] = [
  "wait",
  "exclude",
  "fault",
  "issue",
  "submit",
  "lose-answer",
  "send-again",
  "accept",
  "confirm",
  "refuse",
  "reroute",
  "reject",
  "fail",
  "find-cancelled",
  "find-draft",
  "reopen",
  "adopt",
  "leave-trial",
  "ask-cancel",
  "ask-undo",
];

const walk = (...events: readonly Event[]): State =>
  events.reduce<State>((state, event) => {
    const next = transition(state, event);
    if (!next.ok) throw new Error(`${state} knows no ${event}`);
    return next.value;
  }, "waiting");

const nextOf = (state: State): Readonly<Record<string, State>> =>
  Object.fromEntries(
    EVENTS.flatMap((event) => {
      const next = transition(state, event);
      return next.ok ? [[event, next.value]] : [];
    }),
  );

describe("the life of an invoice", () => {
  test.each<[string, State, readonly Event[]]>([
    ["the straight road", "issued", ["issue", "submit", "accept", "confirm"]],
    ["a patient one", "issued", ["wait", "wait", "issue", "submit", "accept", "accept", "confirm", "confirm"]],
    ["a fault, mended", "processing", ["fault", "fault", "issue", "submit", "accept"]],
    ["an answer lost, the document found", "issued", ["issue", "submit", "lose-answer", "accept", "confirm"]],
    ["an answer lost, nothing arrived", "submitting", ["issue", "submit", "lose-answer", "send-again", "submit"]],
    [
      "taken as a draft that came to nothing",
      "processing",
      ["issue", "submit", "accept", "find-draft", "send-again", "submit", "accept"],
    ],
    ["provably not sent", "queued", ["issue", "submit", "send-again"]],
    ["refused", "review", ["issue", "submit", "refuse"]],
    ["filed under another identity", "failed", ["issue", "submit", "fail"]],
    ["never found, its draft left in the books", "failed", ["issue", "submit", "lose-answer", "fail"]],
    ["not taken, then looked at again", "review", ["issue", "submit", "send-again", "fault"]],
    [
      "failed, but alive at the integrator",
      "issued",
      ["issue", "submit", "accept", "fail", "reopen", "adopt", "confirm"],
    ],
    ["failed, invoiced elsewhere", "not-ours", ["issue", "submit", "accept", "fail", "exclude"]],
    ["failed later, tried again", "queued", ["issue", "submit", "accept", "fail", "reopen", "issue"]],
    ["cancelled on the integrator's page", "cancelled", ["issue", "submit", "accept", "confirm", "find-cancelled"]],
    [
      "sent again as the other kind of document",
      "processing",
      ["issue", "submit", "reroute", "issue", "submit", "accept"],
    ],
    [
      "refused by its buyer, invoiced anew",
      "queued",
      ["issue", "submit", "accept", "confirm", "reject", "reopen", "issue"],
    ],
    [
      "cancelled, invoiced anew",
      "queued",
      ["issue", "submit", "accept", "confirm", "find-cancelled", "reopen", "issue"],
    ],
    [
      "cancelled from here, invoiced anew",
      "queued",
      ["issue", "submit", "accept", "confirm", "ask-cancel", "find-cancelled", "reopen", "issue"],
    ],
    ["the integrator does not cancel it", "issued", ["issue", "submit", "accept", "confirm", "ask-cancel", "confirm"]],
    [
      "cancelled, and that taken back",
      "issued",
      ["issue", "submit", "accept", "confirm", "ask-cancel", "find-cancelled", "ask-undo", "confirm"],
    ],
    ["not taken back", "cancelled", ["issue", "submit", "accept", "find-cancelled", "ask-undo", "find-cancelled"]],
    ["cancelled, invoiced elsewhere", "not-ours", ["issue", "submit", "accept", "find-cancelled", "exclude"]],
    ["excluded, then ours after all", "queued", ["exclude", "issue"]],
  ])("%s", (_, end, events) => {
    expect(walk(...events)).toBe(end);
  });
});

describe("the table", () => {
  test("is this one", () => {
    const settling = {
      wait: "waiting",
      exclude: "not-ours",
      fault: "review",
      issue: "queued",
      adopt: "processing",
    };
    expect(Object.fromEntries(STATES.map((state) => [state, nextOf(state)]))).toEqual({
      waiting: settling,
      review: { ...settling, reopen: "waiting", "leave-trial": "waiting" },
      "not-ours": { ...settling, reopen: "waiting" },
      queued: { ...settling, submit: "submitting", accept: "processing", "send-again": "queued", fail: "failed" },
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
    });
  });

  test("answers an illegal event with the pair that must not happen", () => {
    expect(transition("issued", "submit")).toEqual({ ok: false, error: { state: "issued", event: "submit" } });
    expect(transition("cancelled", "issue")).toEqual({ ok: false, error: { state: "cancelled", event: "issue" } });
    expect(transition("processing", "send-again").ok).toBe(false);
    expect(transition("unknown", "submit")).toEqual({ ok: false, error: { state: "unknown", event: "submit" } });
  });

  test("never sends what may already have arrived without passing the queue", () => {
    const sending = STATES.filter((state) => nextOf(state)["submit"] !== undefined);
    expect(sending).toEqual(["queued"]);
  });

  test("lets nothing that was issued be issued a second time, but for a trial, and what was cancelled or refused", () => {
    const reached = new Set<State>(["issued"]);
    for (const state of reached) {
      const { "leave-trial": _trial, ...others } = nextOf(state);
      for (const next of state === "rejected" || state === "cancelled" ? [] : Object.values(others)) reached.add(next);
    }
    expect([...reached].toSorted()).toEqual(["cancelled", "cancelling", "issued", "rejected"]);
  });
});
