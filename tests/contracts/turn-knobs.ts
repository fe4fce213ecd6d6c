import type { Knobs, ReadFault, SendFault } from "../../demo/stand-in/knobs.ts";
import type { ContractFault, StandIn } from "./stand-in.ts";

const SEND_FAULTS: Partial<Record<ContractFault, SendFault>> = {
  "too-many-requests": "429",
  "timeout-after-storing": "hang-after-storing",
  "timeout-without-storing": "hang-before-storing",
  "reset-after-storing": "reset-after-storing",
  "error-500-after-storing": "500-after-storing",
  "error-500-without-storing": "500-without-storing",
  "broken-json": "broken-json",
  "empty-body": "empty-body",
  "slow-body": "slow-body",
  "no-number-yet": "empty-number",
};

const READ_FAULTS: Partial<Record<ContractFault, ReadFault>> = {
  "reads-fail": "500",
  "reads-hang": "hang",
  "reads-answered-by-a-proxy": "html-404",
};

const ANSWERS = { KABUL: "accepted", RED: "rejected" } as const;

type Screws = Required<Pick<StandIn, "fail" | "finish" | "report" | "tellEnvelope" | "answer">>;

/** The screws that are knobs of the stand-in's own. */
export const screwsOf = (knobs: Knobs): Screws => ({
  fail: (fault) => {
    knobs.send = fault && SEND_FAULTS[fault];
    knobs.read = fault && READ_FAULTS[fault];
    knobs.rejectsKeys = fault === "wrong-key";
    knobs.credit = fault === "no-credit" ? 0 : 1000;
    knobs.retryAfterSeconds = 7;
  },
  finish: (outcome) => {
    knobs.outcome = outcome === "failed" ? "failed" : "issued";
    knobs.issueAfterMs = outcome === "waiting" ? Number.POSITIVE_INFINITY : 0;
  },
  report: () => {
    knobs.isReported = true;
  },
  tellEnvelope: (ettn, code) => {
    knobs.envelopes[ettn] = code;
  },
  answer: (_, answer) => {
    knobs.buyersAnswer = ANSWERS[answer];
  },
});
