import type { DocumentFormat, Integrator } from "../../server/pipeline/ports/integrator.ts";

/** An adapter, by what it declares of itself. */
export type Subject = {
  readonly integrator: Integrator;
  /** It stands inside the app: between it and us there is no wire that could break. */
  readonly isInside: boolean;
};

export type Case = {
  readonly title: string;
  /** Why the case cannot be asked of this one; `undefined` when it can. */
  readonly notFor?: (subject: Subject) => string | undefined;
};

const unless = (can: boolean, why: string): string | undefined => (can ? undefined : why);
const inside = ({ isInside }: Subject) => unless(!isInside, "no wire between");
const keepsNoUuid = ({ integrator }: Subject) => unless(integrator.capabilities.keepsCallerUuid, "keeps no id of ours");
const takesNumbers = ({ integrator }: Subject) =>
  unless(integrator.capabilities.numbers === "provider", "takes our numbers");
/** A sales invoice of the vendor's own books is numbered there, in series of its own, once it becomes a document. */
const numbersLater = ({ integrator }: Subject) => unless(!integrator.capabilities.isTwoPhase, "numbers it afterwards");
const takesNoSeries = (subject: Subject) =>
  takesNumbers(subject) ?? unless(!subject.integrator.capabilities.isTwoPhase, "has series of its own");
const sendsNo = (profileId: "TEMELFATURA" | "TICARIFATURA") => (subject: Subject) =>
  unless(subject.integrator.capabilities.profiles.includes(profileId), `sends no ${profileId}`);

const handsOutNo =
  (format: DocumentFormat) =>
  ({ integrator: { capabilities } }: Subject) =>
    unless(capabilities.formats?.includes(format) ?? true, `hands out no ${format}`);

/** Everything the pipeline relies on, in the order it is asked. */
export const CASES = {
  send: { title: "takes a document under our ETTN and numbers it in its series" },
  "own number": { title: "gives every document a number of its own", notFor: numbersLater },
  duplicate: { title: "calls a second send of the same ETTN a duplicate and keeps one copy", notFor: keepsNoUuid },
  "unknown series": { title: "creates a series it does not know, or says so", notFor: takesNoSeries },
  "broken data": { title: "refuses broken data with the integrator's own words" },
  reroute: { title: "asks for another document type when the buyer is an e-Fatura taxpayer" },
  "wrong key": { title: "tells the merchant to act when the key is wrong" },
  "no credit": { title: "tells the merchant to act when there is no credit" },
  "too many requests": { title: "waits as long as it is told after too many requests" },
  "nobody listens": { title: "may be tried again when nobody listens, because nothing was sent", notFor: inside },
  "number later": { title: "has the document although no number is told yet, and learns it", notFor: takesNumbers },
  "timeout after storing": { title: "is unknown after a timeout, and a look-up finds the document" },
  "timeout without storing": { title: "is unknown after a timeout that stored nothing, and may go again" },
  "reset after storing": { title: "is unknown after a broken line, and a look-up finds the document", notFor: inside },
  "500 after storing": { title: "is unknown after an error 500, and a look-up finds the document", notFor: inside },
  "500 without storing": { title: "is unknown after an error 500 that stored nothing", notFor: inside },
  "broken JSON": { title: "is unknown when the answer is half a sentence", notFor: inside },
  "empty body": { title: "is unknown when the answer is empty", notFor: inside },
  "slow body": { title: "is unknown when the answer never ends", notFor: inside },
  "no such document": { title: "says there is no such document" },
  "status ladder": { title: "is processing first, issued then, reported last" },
  "cancelled by hand": { title: "says when it was cancelled in the portal" },
  failed: { title: "says when the integrator could not make the document" },
  "resend after an error": { title: "sends a failed document again the way it declares" },
  pdf: { title: "hands out the PDF once it is ready, and nothing before", notFor: handsOutNo("pdf") },
  html: { title: "hands out the HTML once it is ready, and nothing before", notFor: handsOutNo("html") },
  xml: { title: "hands out the XML once it is ready, and nothing before", notFor: handsOutNo("xml") },
  cancel: {
    title: "cancels an issued e-Arşiv invoice, and asking twice is asking once",
    notFor: ({ integrator }) => unless(integrator.capabilities.cancels, "cancels nothing"),
  },
  "cancel with a wrong key": {
    title: "takes no wrong key for a refused cancellation, and cancels nothing",
    notFor: ({ integrator, isInside }) =>
      unless(!isInside, "needs no account") ?? unless(integrator.capabilities.cancels, "cancels nothing"),
  },
  "undo a cancellation": {
    title: "takes a cancellation back",
    notFor: ({ integrator }) => unless(integrator.capabilities.undoesCancel, "takes none back"),
  },
  mail: {
    title: "mails an issued document to an address",
    notFor: ({ integrator }) => unless(integrator.sendMail !== undefined, "sends no mail"),
  },
  "mail without an answer": {
    title: "never takes a mail without an answer for sent, refused or to be sent again",
    notFor: ({ integrator, isInside }) =>
      unless(!isInside, "no wire between") ?? unless(integrator.sendMail !== undefined, "sends no mail"),
  },
  account: {
    title: "tells whose account the key opens",
    notFor: ({ isInside }) => unless(!isInside, "needs no account"),
  },
  series: {
    title: "lists the series of the account",
    notFor: ({ integrator }) => unless(integrator.listSeries !== undefined, "lists no series"),
  },
  taxpayer: { title: "finds an e-Fatura taxpayer with the mailbox that receives" },
  "no taxpayer": { title: "finds nobody for a number that is not on the list" },
  "silent questions": { title: "never takes a question without an answer for a no", notFor: inside },
  "e-Fatura": { title: "sends an e-Fatura to the buyer's mailbox", notFor: sendsNo("TEMELFATURA") },
  "e-Fatura ladder": { title: "follows an e-Fatura until it is delivered", notFor: sendsNo("TEMELFATURA") },
  "e-Fatura failed": { title: "says when GİB refused the envelope", notFor: sendsNo("TEMELFATURA") },
  "commercial answer": { title: "tells acceptance and rejection of an e-Fatura", notFor: sendsNo("TICARIFATURA") },
  "cancel an e-Fatura": {
    title: "cancels no e-Fatura: against one there is the buyer's answer, or GİB's own page",
    notFor: sendsNo("TICARIFATURA"),
  },
  "golden orders": { title: "holds of the same golden orders as all the others what each says, to the kuruş" },
  "golden e-Fatura": {
    title: "holds of the golden orders of e-Fatura taxpayers what each says, and their mailbox",
    notFor: sendsNo("TICARIFATURA"),
  },
  "golden misfits": {
    title: "refuses by a code of its own, before sending, what it has no place for, and nothing else",
  },
} as const satisfies Record<string, Case>;

export type CaseName = keyof typeof CASES;
export const CASE_NAMES = Object.keys(CASES) as readonly CaseName[];

/** Why a case is not asked; `undefined` when it is. */
export function notApplicable(name: CaseName, subject: Subject): string | undefined {
  const { notFor }: Case = CASES[name];
  return notFor?.(subject);
}
