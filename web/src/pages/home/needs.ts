import type { Overview } from "../../../../server/http/work-contract.ts";
import type { MessageKey } from "../../i18n/tr.ts";

type Place = "/settings" | "/review" | "failed" | "waiting" | "oldest" | "deadline";

/** One thing that waits for the merchant, the worst first. */
export type Need = {
  readonly id: string;
  readonly tone: "critical" | "warning";
  readonly text: MessageKey;
  readonly count: number;
  /** The server's words where the text has room for them. */
  readonly what: string;
  readonly action: MessageKey | null;
  readonly place: Place;
};

export function needsOf(overview: Overview): readonly Need[] {
  const { counts, overdue, leaving, proposals, problems, toAsk } = overview;
  const each: readonly Need[] = [
    ...problems.filter(({ isYours }) => isYours).map(problemNeed),
    { ...LATE, count: overdue.late },
    { ...LEAVING, count: leaving.waiting },
    { ...LEAVING_REVIEW, count: leaving.review },
    { ...FAILED, count: counts.failed },
    { ...REVIEW, count: counts.review },
    { ...PROPOSALS, count: proposals.changed },
    { ...CANCELLED, count: proposals.cancelled },
    { ...NEAR, count: overdue.near },
    { ...TO_ASK, count: toAsk },
  ];
  return each.filter(({ count }) => count > 0);
}

/** What delays orders and mends itself: it stands apart from what waits for the merchant. */
export const delaysOf = ({ problems }: Pick<Overview, "problems">): readonly Need[] =>
  problems
    .filter(({ isYours, count }) => !isYours && count > 0)
    .map((problem) => ({ ...problemNeed(problem), tone: "warning", action: null }));

const problemNeed = ({ problem, count }: Overview["problems"][number]): Need => ({
  ...PROBLEM,
  id: problem.code,
  count,
  what: `${problem.what} ${problem.fix}`,
});

type Kind = Omit<Need, "count">;
const need = (kind: Omit<Kind, "what">): Kind => ({ ...kind, what: "" });

const PROBLEM = need({
  id: "problem",
  tone: "critical",
  text: "home.needs.problem",
  action: "home.needs.problem.action",
  place: "/settings",
});
const LATE = need({
  id: "late",
  tone: "critical",
  text: "home.needs.late",
  action: "home.needs.deadline.action",
  place: "deadline",
});
const LEAVING = need({
  id: "leaving",
  tone: "critical",
  text: "home.needs.leaving",
  action: "home.needs.toAsk.action",
  place: "oldest",
});
const LEAVING_REVIEW = need({
  id: "leaving-review",
  tone: "critical",
  text: "home.needs.leavingReview",
  action: "home.needs.review.action",
  place: "/review",
});
const NEAR = need({
  id: "near",
  tone: "warning",
  text: "home.needs.near",
  action: "home.needs.deadline.action",
  place: "deadline",
});
const TO_ASK = need({
  id: "to-ask",
  tone: "warning",
  text: "home.needs.toAsk",
  action: "home.needs.toAsk.action",
  place: "waiting",
});
const FAILED = need({
  id: "failed",
  tone: "critical",
  text: "home.needs.failed",
  action: "home.needs.failed.action",
  place: "failed",
});
const REVIEW = need({
  id: "review",
  tone: "warning",
  text: "home.needs.review",
  action: "home.needs.review.action",
  place: "/review",
});
const PROPOSALS = need({
  id: "proposals",
  tone: "warning",
  text: "home.needs.proposals",
  action: "home.needs.proposals.action",
  place: "/review",
});
const CANCELLED = need({
  id: "cancelled",
  tone: "warning",
  text: "home.needs.cancelled",
  action: "home.needs.proposals.action",
  place: "/review",
});
