import { ENVELOPE_CODES, type EnvelopeCode, envelopeStatus, toEnvelopeCode } from "../../gib/envelope-statuses.ts";
import { err, ok, type Result } from "../result.ts";

/** What is known of the newest envelope of one invoice. */
export type EnvelopeTrack =
  /** On its way; GİB has said nothing yet. */
  | { readonly kind: "sent" }
  | { readonly kind: "known"; readonly code: EnvelopeCode }
  /** GİB's last word stands in no list: still pending. `code` is the last word that was understood. */
  | { readonly kind: "unread"; readonly code: EnvelopeCode | undefined; readonly raw: string };

export type EnvelopeEvent =
  /** GİB, or the integrator in its name, told this envelope's status. */
  | { readonly kind: "told"; readonly code: string }
  /** After 1163 or 1164: the first envelope of the same ETTN or number was found, with this status. */
  | { readonly kind: "first-found"; readonly code: string }
  /** The same ETTN goes again, in a new envelope. */
  | { readonly kind: "send-again" };

export type IllegalEnvelopeEvent = { readonly track: EnvelopeTrack; readonly event: EnvelopeEvent };

/**
 * The next track, or the pair that must not happen. Statuses may be skipped, as one who asks seldom skips them, but never go
 * back: an answer overtaken by a newer one is an error value, and the track stays.
 */
export function followEnvelope(
  track: EnvelopeTrack,
  event: EnvelopeEvent,
): Result<EnvelopeTrack, IllegalEnvelopeEvent> {
  const next = nextTrack(track, event);
  return next === undefined ? err({ track, event }) : ok(next);
}

/** Whether the same ETTN may go again: only when the newest word of GİB is an error that allows it. */
export const mayResend = (track: EnvelopeTrack): boolean =>
  track.kind === "known" && envelopeStatus(track.code).resend === "allowed";

function nextTrack(track: EnvelopeTrack, event: EnvelopeEvent): EnvelopeTrack | undefined {
  if (event.kind === "send-again") return mayResend(track) ? { kind: "sent" } : undefined;
  const last = lastCode(track);
  if (event.kind === "first-found") return isDuplicate(last) ? adopted(event.code) : undefined;
  const code = toEnvelopeCode(event.code);
  if (code === undefined) return { kind: "unread", code: last, raw: event.code };
  const isNews = last === undefined || last === code || FOLLOWERS[last].has(code);
  return isNews ? { kind: "known", code } : undefined;
}

/** The first envelope's own status takes the place of "already registered"; that it is a duplicate itself says nothing. */
function adopted(text: string): EnvelopeTrack | undefined {
  const code = toEnvelopeCode(text);
  if (code === undefined) return { kind: "unread", code: undefined, raw: text };
  return isDuplicate(code) ? undefined : { kind: "known", code };
}

const lastCode = (track: EnvelopeTrack): EnvelopeCode | undefined => (track.kind === "sent" ? undefined : track.code);

const isDuplicate = (code: EnvelopeCode | undefined): boolean =>
  code !== undefined && envelopeStatus(code).action === "adopt-first";

/** Every status that can come after one, at once or later. */
const FOLLOWERS = Object.fromEntries(ENVELOPE_CODES.map((code) => [code, followersOf(code)])) as Readonly<
  Record<EnvelopeCode, ReadonlySet<string>>
>;

function followersOf(code: EnvelopeCode): ReadonlySet<string> {
  const found = new Set<string>(envelopeStatus(code).next);
  // A set grows while it is walked: each follower brings its own.
  for (const follower of found) {
    const known = toEnvelopeCode(follower);
    if (known !== undefined) for (const next of envelopeStatus(known).next) found.add(next);
  }
  return found;
}
