import { addDays, type IstanbulDate } from "../time/istanbul-time.ts";
import { err, ok, type Result } from "../result.ts";

/**
 * How many days a buyer has to refuse a commercial invoice (TICARIFATURA) after receiving it; the day of receipt does not
 * count. Silence is acceptance: Turkish Commercial Code 6102, article 21/2.
 */
export const DAYS_TO_ANSWER = 8;

/** What the buyer makes of a commercial invoice, once it was delivered. */
export type CommercialState =
  | { readonly kind: "awaited"; readonly receivedOn: IstanbulDate }
  | { readonly kind: "accepted"; readonly on: IstanbulDate }
  /** Nothing was said until the last day. */
  | { readonly kind: "accepted-by-silence"; readonly lastDay: IstanbulDate }
  | { readonly kind: "rejected"; readonly on: IstanbulDate; readonly reason: string };

export type CommercialEvent =
  | { readonly kind: "KABUL"; readonly on: IstanbulDate }
  | { readonly kind: "RED"; readonly on: IstanbulDate; readonly reason: string }
  /** No answer has come until this day. */
  | { readonly kind: "silence"; readonly today: IstanbulDate };

export type IllegalAnswer = { readonly state: CommercialState; readonly event: CommercialEvent };

/**
 * The next state, or the pair that must not happen: a final answer stays, silence counts only after the last day, and a refusal
 * dated after it is no refusal (it needs another way: notary, registered e-mail, GİB's portal). An answer given in time and
 * read late still counts, also where silence was already taken for acceptance.
 */
export function answerInvoice(state: CommercialState, event: CommercialEvent): Result<CommercialState, IllegalAnswer> {
  const next = TABLE[state.kind](state, event);
  return next === undefined ? err({ state, event }) : ok(next);
}

/** The last day on which a refusal counts. */
export const lastDayToAnswer = (receivedOn: IstanbulDate): IstanbulDate => addDays(receivedOn, DAYS_TO_ANSWER);

const lastDayOf = (state: CommercialState): IstanbulDate | undefined => {
  if (state.kind === "awaited") return lastDayToAnswer(state.receivedOn);
  return state.kind === "accepted-by-silence" ? state.lastDay : undefined;
};

type Step = (state: CommercialState, event: CommercialEvent) => CommercialState | undefined;

const openStep: Step = (state, event) => {
  const lastDay = lastDayOf(state);
  if (lastDay === undefined) return undefined;
  if (event.kind === "silence") return event.today > lastDay ? { kind: "accepted-by-silence", lastDay } : undefined;
  if (event.kind === "KABUL") return { kind: "accepted", on: event.on };
  return event.on > lastDay ? undefined : { kind: "rejected", on: event.on, reason: event.reason };
};

/** The same answer told again changes nothing. */
const finalStep: Step = (state, event) => {
  const isRepeated =
    (state.kind === "accepted" && event.kind === "KABUL") || (state.kind === "rejected" && event.kind === "RED");
  return isRepeated ? state : undefined;
};

const TABLE: Readonly<Record<CommercialState["kind"], Step>> = {
  awaited: openStep,
  "accepted-by-silence": openStep,
  accepted: finalStep,
  rejected: finalStep,
};
