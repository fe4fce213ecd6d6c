import { type EnvelopeCode, envelopeStatus } from "../../gib/envelope-statuses.ts";
import { PROFILES } from "../../gib/profile-ids.ts";
import { DAYS_TO_ANSWER } from "../../invoice/e-fatura/commercial-answer.ts";
import { istanbulDate } from "../../invoice/time/istanbul-time.ts";
import type { DocumentStatus } from "../../pipeline/ports/integrator.ts";
import type { SandboxEntry } from "../../pipeline/ports/sandbox-book.ts";
import { type Wishes, wishesOf } from "./magic.ts";
import type { StoryScenario } from "./scenarios.ts";

/** A document that was taken. */
export type Taken = SandboxEntry & { readonly taken: NonNullable<SandboxEntry["taken"]> };

export const isTaken = (entry: SandboxEntry | undefined): entry is Taken => entry?.taken !== undefined;

const ISSUED_AFTER_SECONDS = 3;
/** GİB's codes of an envelope that meets no trouble, with the seconds after which each is told. */
const JOURNEY: readonly (readonly [number, EnvelopeCode])[] = [
  [0, "1000"],
  [2, "1100"],
  [4, "1200"],
  [6, "1220"],
  [8, "1300"],
];
const LAST_STOP_SECONDS = 8;
const ANSWER_AFTER_SECONDS = LAST_STOP_SECONDS + 60;
const PAUSE_SECONDS = 3600;
const DAY_SECONDS = 86_400;

/** What the trial says of a document now: its words and the time that passed decide, nothing else. */
export function statusOf(entry: Taken, now: Date): DocumentStatus {
  const wishes = wishesOf(entry.invoice);
  const age = ageOf(entry, now);
  const isHidden = age < (wishes.story.numberAfter ?? 0);
  const number = isHidden ? undefined : entry.taken.number;
  const told = isEarchive(entry) ? archiveStatus(entry, wishes.story, now) : envelopeStory(entry, wishes, age);
  return { reported: false, detail: undefined, ...told, number };
}

/** PDF, HTML and XML exist once the document does, and later where a word says so. */
export function hasFiles(entry: Taken, now: Date): boolean {
  const { story } = wishesOf(entry.invoice);
  const { state } = statusOf(entry, now);
  return state !== "processing" && state !== "failed" && ageOf(entry, now) >= (story.filesAfter ?? 0);
}

export const isEarchive = ({ invoice }: SandboxEntry): boolean => PROFILES[invoice.profileId].channel === "earchive";

const ageOf = ({ taken }: Taken, now: Date): number => (now.getTime() - taken.at.getTime()) / 1000;

/** A document that failed goes well when it is sent again. */
const isFirstSend = ({ sends }: SandboxEntry): boolean => sends === 1;

type Told = Pick<DocumentStatus, "state" | "raw"> & Partial<DocumentStatus>;

function archiveStatus(entry: Taken, story: StoryScenario, now: Date): Told {
  const age = ageOf(entry, now);
  const wasCancelled = entry.cancelledAt !== undefined || age >= (story.cancelledAfter ?? Infinity);
  if (wasCancelled) return { state: "cancelled", raw: "IPTAL" };
  if (isFirstSend(entry) && age >= (story.failsAfter ?? Infinity)) {
    return { state: "failed", raw: "HATA", detail: "Deneme modu: belge düzenlenemedi (deneme:hata)." };
  }
  if (age < (story.issuedAfter ?? ISSUED_AFTER_SECONDS)) return { state: "processing", raw: "ISLENIYOR" };
  // Reports go to GİB once a day, for the day before.
  return { state: "issued", raw: "DUZENLENDI", reported: istanbulDate(now) > istanbulDate(entry.taken.at) };
}

function envelopeStory(entry: Taken, { envelope, story }: Wishes, age: number): Told {
  const stop = isFirstSend(entry) ? envelope : undefined;
  const code = stop !== undefined && isAt(stop, age) ? stop : codeAt(age);
  const { label, erp } = envelopeStatus(code);
  const told = { raw: code, envelopeCode: code, detail: label };
  if (code === "1300") return { ...told, ...afterDelivery(entry, story, age) };
  if (FAILED.has(erp)) return { ...told, state: "failed" };
  return { ...told, state: erp === "cancelled" ? "cancelled" : "processing" };
}

/** A code that is no end lasts an hour, so that nothing in a trial is on its way for ever. */
function isAt(stop: EnvelopeCode, age: number): boolean {
  const { erp } = envelopeStatus(stop);
  return age >= stopAfter(stop) && (FAILED.has(erp) || erp === "cancelled" || age < PAUSE_SECONDS);
}

const FAILED: ReadonlySet<string> = new Set(["failed", "not-taken", "undelivered", "refused-by-buyer"]);

const codeAt = (age: number): EnvelopeCode => JOURNEY.findLast(([after]) => after <= age)?.[1] ?? "1000";

/** Each code in its place of the journey: GİB's web service answers at once, GİB's checks come before the buyer's. */
function stopAfter(code: EnvelopeCode): number {
  const step = JOURNEY.find(([, one]) => one === code);
  if (step) return step[0];
  if (code.startsWith("2")) return 0;
  if (code < "1200") return 4;
  // Instead of reaching the buyer's system, which 1220 would say.
  return code < "1220" ? 6 : LAST_STOP_SECONDS;
}

function afterDelivery({ invoice }: Taken, story: StoryScenario, age: number): Pick<Told, "state"> & Partial<Told> {
  if (!PROFILES[invoice.profileId].buyerMayReject) return { state: "delivered" };
  const isAnswered = story.answer !== undefined && age >= ANSWER_AFTER_SECONDS;
  if (isAnswered && story.answer === "RED") {
    return { state: "rejected", raw: "RED", detail: "Deneme modu: alıcı reddetti (deneme:ret)." };
  }
  if (isAnswered) return { state: "delivered", raw: "KABUL" };
  const isSilent = age >= LAST_STOP_SECONDS + (DAYS_TO_ANSWER + 1) * DAY_SECONDS;
  return { state: isSilent ? "delivered" : "answer-pending" };
}
