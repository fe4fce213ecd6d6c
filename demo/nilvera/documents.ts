import { Refused, refusal } from "./answers.ts";
import type { SentInvoice } from "./request-shape.ts";

export type StoredState = "waiting" | "succeed" | "error";
export type Module = "earchive" | "einvoice";
export type AnswerCode = "unknown" | "waitingForApproval" | "approved" | "rejected" | "documentAnsweredAutomatically";

export type StoredDocument = {
  readonly module: Module;
  readonly ettn: string;
  readonly number: string;
  readonly invoice: SentInvoice;
  /** The request body, byte for byte; of an upload the XML in it. */
  readonly body: string;
  /** The mailbox an e-Fatura went to. */
  readonly alias: string | undefined;
  readonly storedAt: Date;
  readonly state: StoredState;
  readonly isCancelled: boolean;
  /** GİB's newest code of an e-Fatura's envelope. */
  readonly gibCode: number;
  /** The buyer's word on a commercial e-Fatura. */
  readonly answer: AnswerCode;
  /** The status leaves the buyer's reason out; it is asked for on its own. */
  readonly isAnswerSilent: boolean;
};

export type Documents = ReturnType<typeof createDocuments>;

export type DocumentsOptions = {
  readonly now: () => Date;
  readonly issueAfterMs: () => number;
  /** What becomes of a document once its time is up. */
  readonly outcome: () => "succeed" | "error";
};

type Filing = Pick<StoredDocument, "module" | "invoice" | "body" | "ettn" | "alias">;

/** The archive of the stand-in: numbers per series and year, and a state that follows from the time passed. */
export function createDocuments({ now, issueAfterMs, outcome }: DocumentsOptions) {
  const kept = new Map<string, Kept>();
  const counters = new Map<string, number>();

  const allocate = (seriesAndYear: string): string => {
    const next = (counters.get(seriesAndYear) ?? 0) + 1;
    counters.set(seriesAndYear, next);
    return `${seriesAndYear}${String(next).padStart(9, "0")}`;
  };

  const settle = (document: Kept): StoredDocument => {
    const passed = (now().getTime() - document.storedAt.getTime()) / issueAfterMs();
    if (document.state !== "waiting" || document.isTold) return document;
    if (document.module === "einvoice") document.gibCode = codeAfter(passed);
    // Nothing to wait for: 0/0.
    if (passed >= 1 || Number.isNaN(passed)) finish(document, outcome() === "succeed" ? DONE : BROKEN_RULE);
    return document;
  };

  return {
    store(filing: Filing): StoredDocument {
      const { IssueDate, InvoiceSerieOrNumber } = filing.invoice.InvoiceInfo;
      const given = InvoiceSerieOrNumber ?? "";
      const number = given.length === 16 ? given : allocate(`${given}${IssueDate.slice(0, 4)}`);
      const isTaken = [...kept.values()].some((one) => one.number === number);
      if (isTaken) throw new Refused(refusal(409, 1005, "Fatura numarası daha önce kullanılmış."));
      const document = {
        ...filing,
        number,
        storedAt: now(),
        ...FRESH,
        gibCode: filing.module === "einvoice" ? 1000 : 0,
      };
      kept.set(filing.ettn, { ...document });
      return document;
    },
    has: (ettn: string): boolean => kept.has(ettn.toLowerCase()),
    find(ettn: string): StoredDocument | undefined {
      const document = kept.get(ettn.toLowerCase());
      return document && settle(document);
    },
    all: (): readonly StoredDocument[] => [...kept.values()].map(settle),
    cancel(ettn: string, isCancelled: boolean): void {
      const document = kept.get(ettn.toLowerCase());
      if (document) document.isCancelled = isCancelled;
    },
    /** GİB says this of the envelope, and nothing else until it is told again. */
    tellEnvelope(ettn: string, code: number): void {
      const document = kept.get(ettn.toLowerCase());
      if (!document) return;
      document.isTold = true;
      finish(document, code);
    },
    answer(ettn: string, answer: AnswerCode, isSilent: boolean): void {
      const document = kept.get(ettn.toLowerCase());
      if (document) Object.assign(document, { answer, isAnswerSilent: isSilent });
    },
  };
}

const FRESH = {
  state: "waiting",
  isCancelled: false,
  answer: "unknown",
  isAnswerSilent: false,
  isTold: false,
} as const;
const DONE = 1300;
const BROKEN_RULE = 1150;

/** Queued, processed, done, with the buyer: in equal parts of the time. */
const codeAfter = (passed: number): number => [1000, 1100, 1200, 1220][Math.min(3, Math.floor(4 * passed))] ?? DONE;

/** Above 1300 an envelope is done, at a code that says "wait" it is under way, at any other it has failed. */
function finish(document: Kept, code: number): void {
  if (document.module === "einvoice") document.gibCode = code;
  if (WAITING.has(code)) document.state = "waiting";
  else document.state = code >= DONE ? "succeed" : "error";
  const isCommercial = document.invoice.InvoiceInfo.InvoiceProfile === "TICARIFATURA";
  if (code === DONE && isCommercial && document.answer === "unknown") document.answer = "waitingForApproval";
}

const WAITING: ReadonlySet<number> = new Set([1000, 1100, 1200, 1210, 1220]);

type Kept = { -readonly [Key in keyof StoredDocument]: StoredDocument[Key] } & { isTold: boolean };
