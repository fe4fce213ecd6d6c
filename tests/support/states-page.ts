import { ENVELOPE_ACTIONS } from "../../server/gib/envelope-actions.ts";
import { ENVELOPE_CAUSES } from "../../server/gib/envelope-causes.ts";
import { ENVELOPE_CODES, type EnvelopeCode, ERP_WORDING, envelopeStatus } from "../../server/gib/envelope-statuses.ts";
import {
  answerInvoice,
  type CommercialEvent,
  type CommercialState,
  lastDayToAnswer,
} from "../../server/invoice/e-fatura/commercial-answer.ts";
import { addDays, type IstanbulDate } from "../../server/invoice/time/istanbul-time.ts";
import { eventsIn, STATES, type State } from "../../server/invoice/lifecycle.ts";
import { XML_LIMITS } from "../../server/ubl/envelope/read-xml.ts";
import { ZIP_LIMITS } from "../../server/ubl/envelope/unzip.ts";
import { table } from "./markdown.ts";

/** docs/states.md: the sentences stand here, the tables are drawn from the code. */
export const statesPage = (): string => `# States

This page is made from the code's own tables: \`npm test -- --update tests/docs.test.ts\` after a change.

## The states of an order

The table is \`server/invoice/lifecycle.ts\`; the step that is due is computed from it by \`server/pipeline/next-step.ts\`.

${table(["state", "Turkish", "what it means", "next step"], STATES.map(meaningOf))}

${table(["state", "event → state"], STATES.map(lifecycleRow))}

Held by the database: one live invoice per (shop, order, supply), a live number once per seller and account, one row per
(shop, order, webhook id), one job per order.

## The envelope of an e-Fatura

An e-Fatura travels to its buyer through GİB in an envelope, and GİB gives the envelope a status. e-Arşiv has none. The table is
\`server/gib/envelope-statuses.ts\` with its causes and actions beside it, the machine \`server/invoice/e-fatura/envelope-track.ts\`.

- The same ETTN goes again only while the newest status is an error that allows it, in a new envelope: 1215 after 1210, 1230
  after 1220, never at a \`*\` or \`**\` code. Nothing is cancelled for it.
- 1163 and 1164: never sent again; the first document of the same ETTN or number is found and its status adopted.
- A code that stands in no list means *still pending*; it is never a reason to send again.
- Statuses may be skipped, never taken back: an answer overtaken by a newer one is refused.

${table(["code", "GİB", "English", "shown as", "sent again", "who acts", "what to do", "then"], ENVELOPE_CODES.map(envelopeRow))}

${table(
  ["code", "why", "neden"],
  ENVELOPE_CODES.map((code) => [marked(code), ENVELOPE_CAUSES[code].en, ENVELOPE_CAUSES[code].tr]),
)}

${table(["what to do", "English", "waiting time"], Object.keys(ENVELOPE_ACTIONS).map(actionRow))}

### Opening an envelope

\`server/ubl/envelope/open-envelope.ts\` gives the code GİB gives for a bad envelope, in this order; the first one counts. The frame
is held against GİB's schema and rules; the documents inside have judges of their own, and signatures are not verified here.

${table(["code", "is given when"], TURNED_AWAY)}

A zip is never believed: at most ${bytes(ZIP_LIMITS.compressedBytes)} packed, ${bytes(ZIP_LIMITS.expandedBytes)} unpacked and ${ZIP_LIMITS.ratio} times its packed
size, counted while it is unpacked. XML is read in UTF-8 only, without a document type (so without entities), at most
${bytes(XML_LIMITS.bytes)} and ${thousands(XML_LIMITS.elements)} elements looked at. A system response of GİB tells the envelope's status; one of the buyer's own
system is translated: 1200 there is 1300, an error there is 1230.

## The buyer's answer to a commercial invoice

Only a TICARIFATURA has one, after its envelope is done (1300). The machine is \`server/invoice/e-fatura/commercial-answer.ts\`.

${table(["state", ...ANSWERS.map(([name]) => name)], ANSWER_STATES.map(answerRow))}
`;

const thousands = (count: number) => count.toLocaleString("en");
const bytes = (count: number) => `${count / 1_000_000} MB`;

/** Proved one by one in tests/server/ubl/envelope/open-envelope.test.ts. */
const TURNED_AWAY: readonly (readonly [EnvelopeCode, string])[] = [
  ["1110", "the file is not called .zip, or does not begin like one"],
  ["1130", "the zip is broken, encrypted, untrue about its contents or beyond a limit"],
  ["1131", "the zip holds no file, or more than one"],
  ["1132", "the file inside is not called .xml, or does not begin like XML"],
  ["1140", "the XML cannot be read, or is no envelope"],
  ["1141", "InstanceIdentifier is missing or empty"],
  ["1111", "InstanceIdentifier has not the 36 characters of a GUID"],
  ["1142", "the zip's name is not InstanceIdentifier"],
  ["1133", "the XML file's name is not InstanceIdentifier"],
  ["1143", "TypeVersion or HeaderVersion is none in force"],
  ["1160", "elements are missing, unknown or out of order, or a date or count is none"],
  [
    "1150",
    "a rule is broken: sender and receiver, their tax numbers and aliases, what the envelope may carry and how much",
  ],
];

const MEANINGS: Readonly<Record<State, readonly [turkish: string, meaning: string, next: string]>> = {
  waiting: [
    "Fatura bekleyen",
    "not due yet: unpaid, paused or not set up (a reason says which)",
    "settle, when a signal or a setting wakes it",
  ],
  review: [
    "Kontrol bekliyor",
    "a rule is broken or the integrator refused; nothing is on its way",
    "settle, at the next signal or try; after a refusal only when a person tries again",
  ],
  "not-ours": [
    "Kapsam dışı",
    "cancelled, a test order, sold or invoiced elsewhere, before the start date",
    "settle, at the next signal; marked as invoiced elsewhere only when a person takes it back",
  ],
  queued: [
    "Sırada",
    "the invoice is fixed: ETTN, date, lines, totals",
    "submit, if the buyer still gets this kind of document; after an attempt that was provably not taken, or a minute of waiting, the order is read again first; one that may have arrived once is looked for first; while the shop's account is refused it rests",
  ],
  submitting: [
    "Gönderiliyor",
    "the marker is committed, no answer yet",
    "look up (only after a crash is it seen at rest); a draft between two of its steps goes on",
  ],
  unknown: [
    "Sonuç soruluyor",
    "the answer was lost",
    "look up by ETTN; the same ETTN again only after the grace period and while the order is still due; of an order that was cancelled, or that Shopify shows no more, for a day",
  ],
  processing: ["İşleniyor", "the integrator has it", "track"],
  issued: [
    "Düzenlendi",
    "it has its number",
    "archive PDF and XML, have the buyer mailed where that is wanted, then watch for the report to GİB and for a cancellation (14 days); a change of its order becomes a proposal",
  ],
  rejected: [
    "Reddedildi",
    "a commercial e-Fatura refused by its buyer",
    "its order is read again: due again, with its last lawful day, until a person asks for a new invoice; at its end where the sale was called off",
  ],
  failed: [
    "Sorunlu",
    "the integrator took it and failed later, filed it under another ETTN, says that it has it and never shows it, or keeps the draft of what is not wanted any more",
    "a person may ask for a new invoice; the old one is asked about first",
  ],
  cancelling: [
    "İptal işleniyor",
    "a person asked to have the invoice cancelled, or a cancellation taken back",
    "ask the integrator once behind a marker, then look the document up: only what it says itself ends the wait; asked again only after the grace period, and never after the last day",
  ],
  cancelled: [
    "İptal edildi",
    "cancelled at the integrator or at GİB (1235)",
    "its order is read again: while it stands a person is told, and may ask for a new invoice",
  ],
};

const meaningOf = (state: State): readonly string[] => [code(state), ...MEANINGS[state]];

const code = (text: string) => `\`${text}\``;

const lifecycleRow = (state: State): readonly string[] => {
  const ways = Object.entries(eventsIn(state)).map(([event, next]) => `${event} → ${code(next)}`);
  return [code(state), ways.join(", ") || "the end"];
};

const marked = (envelopeCode: EnvelopeCode) =>
  `${(envelopeStatus(envelopeCode).mark ?? "").replaceAll("*", "\\*")}${envelopeCode}`;

const RESEND = { wait: "no, wait", never: "never", allowed: "same ETTN, new envelope" } as const;

function envelopeRow(envelopeCode: EnvelopeCode): readonly string[] {
  const { label, en, resend, erp, action, next } = envelopeStatus(envelopeCode);
  return [
    marked(envelopeCode),
    label,
    en,
    ERP_WORDING[erp],
    RESEND[resend],
    ENVELOPE_ACTIONS[action].actor,
    action,
    next.length > 5 ? "any error below 1200, 1200" : next.join(", ") || "the end",
  ];
}

function actionRow(name: string): readonly string[] {
  const action = Object.entries(ENVELOPE_ACTIONS).find(([key]) => key === name)?.[1];
  if (action === undefined) throw new Error(`no action ${name}`);
  if (!("wait" in action)) return [name, action.en, ""];
  const tries = "tries" in action.wait ? `${action.wait.tries} tries, ` : "";
  return [name, action.en, `${tries}${action.wait.hours} hours, then ${action.wait.afterwards}`];
}

const RECEIVED = "2026-11-02" as IstanbulDate;
const LAST_DAY = lastDayToAnswer(RECEIVED);
const LATE = addDays(LAST_DAY, 1);

const ANSWERS: readonly (readonly [name: string, event: CommercialEvent])[] = [
  ["KABUL", { kind: "KABUL", on: LAST_DAY }],
  ["RED in eight days", { kind: "RED", on: LAST_DAY, reason: "" }],
  ["RED later", { kind: "RED", on: LATE, reason: "" }],
  ["silence in eight days", { kind: "silence", today: LAST_DAY }],
  ["silence longer", { kind: "silence", today: LATE }],
];

const ANSWER_STATES: readonly CommercialState[] = [
  { kind: "awaited", receivedOn: RECEIVED },
  { kind: "accepted", on: LAST_DAY },
  { kind: "accepted-by-silence", lastDay: LAST_DAY },
  { kind: "rejected", on: LAST_DAY, reason: "" },
];

const answerRow = (state: CommercialState): readonly string[] => [
  code(state.kind),
  ...ANSWERS.map(([, event]) => {
    const next = answerInvoice(state, event);
    return next.ok ? code(next.value.kind) : "—";
  }),
];
