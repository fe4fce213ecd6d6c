import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ENVELOPE_CODES, type EnvelopeCode, envelopeStatus } from "../../../../server/gib/envelope-statuses.ts";
import {
  type EnvelopeEvent,
  type EnvelopeTrack,
  followEnvelope,
  mayResend,
} from "../../../../server/invoice/e-fatura/envelope-track.ts";

const SENT = { kind: "sent" } as const satisfies EnvelopeTrack;
const AGAIN: EnvelopeEvent = { kind: "send-again" };
const told = (code: string): EnvelopeEvent => ({ kind: "told", code });
const firstFound = (code: string): EnvelopeEvent => ({ kind: "first-found", code });
const known = (code: EnvelopeCode): EnvelopeTrack => ({ kind: "known", code });

/** Follows the events; one that must not happen leaves the track as it is. */
const walk = (events: readonly EnvelopeEvent[], from: EnvelopeTrack = SENT): EnvelopeTrack =>
  events.reduce<EnvelopeTrack>((track, event) => {
    const next = followEnvelope(track, event);
    return next.ok ? next.value : track;
  }, from);

const isAllowed = (track: EnvelopeTrack, event: EnvelopeEvent) => followEnvelope(track, event).ok;

describe("an envelope on its way", () => {
  test("goes from the queue to the buyer, also when statuses are missed in between", () => {
    const road = ["1000", "1100", "1200", "1210", "1220", "1300"].map(told);
    expect(walk(road)).toEqual(known("1300"));
    expect(walk([told("1000"), told("1220"), told("1300")])).toEqual(known("1300"));
    expect(walk([told("1300")])).toEqual(known("1300"));
  });

  test("is not moved back by an answer that was overtaken", () => {
    const back = followEnvelope(known("1300"), told("1220"));
    expect(back).toEqual({ ok: false, error: { track: known("1300"), event: told("1220") } });
    expect(isAllowed(known("1150"), told("1000"))).toBe(false);
    expect(isAllowed(known("1230"), told("1300"))).toBe(false);
  });

  test("takes the same status again without a change", () => {
    expect(followEnvelope(known("1220"), told("1220"))).toEqual({ ok: true, value: known("1220") });
  });

  test("keeps waiting at a code nobody knows, and never sends again for it", () => {
    const unread = walk([told("1150"), told("1104")]);
    expect(unread).toEqual({ kind: "unread", code: "1150", raw: "1104" });
    expect(mayResend(unread)).toBe(false);
    expect(isAllowed(unread, AGAIN)).toBe(false);
    expect(walk([told("1104"), told("1100")])).toEqual(known("1100"));
  });
});

describe("sending the same ETTN again", () => {
  test.each(ENVELOPE_CODES)("at %s is what the policy of the code says", (code) => {
    expect(isAllowed(known(code), AGAIN)).toBe(envelopeStatus(code).resend === "allowed");
  });

  test("waits for a newer error that allows it: 1215 after 1210, 1230 after 1220", () => {
    expect(mayResend(walk([told("1210")]))).toBe(false);
    expect(mayResend(walk([told("1210"), told("1215")]))).toBe(true);
    expect(mayResend(walk([told("1220")]))).toBe(false);
    expect(mayResend(walk([told("1220"), told("1230")]))).toBe(true);
    expect(walk([told("1220"), told("1230"), AGAIN])).toEqual(SENT);
  });

  test("never follows 1163: the first document's status takes its place", () => {
    const duplicate = walk([told("1215"), AGAIN, told("1163")]);
    expect(isAllowed(duplicate, AGAIN)).toBe(false);
    expect(walk([firstFound("1220")], duplicate)).toEqual(known("1220"));
    expect(walk([firstFound("1220"), told("1300")], duplicate)).toEqual(known("1300"));
    expect(mayResend(walk([firstFound("1220"), told("1230")], duplicate))).toBe(true);
    expect(isAllowed(duplicate, firstFound("1164"))).toBe(false);
    expect(walk([firstFound("1104")], duplicate)).toEqual({ kind: "unread", code: undefined, raw: "1104" });
  });

  test("adopts a first document only for a duplicate", () => {
    const adopting = ENVELOPE_CODES.filter((code) => isAllowed(known(code), firstFound("1300")));
    expect(adopting).toEqual(["1163", "1164"]);
    expect(isAllowed(SENT, firstFound("1300"))).toBe(false);
  });

  test("holds on every walk: no second envelope while the newest word is *, ** or unknown", () => {
    const code = fc.oneof(fc.constantFrom<string>(...ENVELOPE_CODES), fc.constantFrom("1104", "1999", "x"));
    const event = fc.oneof(code.map(told), code.map(firstFound), fc.constant(AGAIN));
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        let track: EnvelopeTrack = SENT;
        for (const step of events) {
          const next = followEnvelope(track, step);
          if (step.kind === "send-again") expect(next.ok).toBe(lastWordAllows(track));
          if (next.ok) track = next.value;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** From the list's signs alone, not from our policy column. */
function lastWordAllows(track: EnvelopeTrack): boolean {
  if (track.kind !== "known") return false;
  const isFault = track.code === "2000" || track.code === "2006";
  const isError = (track.code >= "1110" && track.code <= "1195") || track.code === "1215" || track.code === "1230";
  return isFault || (isError && !["1163", "1164"].includes(track.code));
}
