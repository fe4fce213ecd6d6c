import { Refused, refusal } from "./answers.ts";
import type { ArchiveInvoice } from "./request-shape.ts";

export type StoredState = "waiting" | "succeed" | "error";

export type StoredDocument = {
  readonly ettn: string;
  readonly number: string;
  readonly invoice: ArchiveInvoice;
  /** The request body, byte for byte. */
  readonly body: string;
  readonly storedAt: Date;
  readonly state: StoredState;
  readonly isCancelled: boolean;
};

export type Documents = ReturnType<typeof createDocuments>;

export type DocumentsOptions = {
  readonly now: () => Date;
  readonly issueAfterMs: () => number;
  /** What becomes of a document once its time is up. */
  readonly outcome: () => "succeed" | "error";
};

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
    const isDue = now().getTime() - document.storedAt.getTime() >= issueAfterMs();
    if (document.state === "waiting" && isDue) document.state = outcome();
    return document;
  };

  return {
    store(invoice: ArchiveInvoice, body: string, ettn: string): StoredDocument {
      const year = invoice.InvoiceInfo.IssueDate.slice(0, 4);
      const given = invoice.InvoiceInfo.InvoiceSerieOrNumber ?? "";
      const number = given.length === 16 ? given : allocate(`${given}${year}`);
      const isTaken = [...kept.values()].some((one) => one.number === number);
      if (isTaken) throw new Refused(refusal(409, 1005, "Fatura numarası daha önce kullanılmış."));
      const document = { ettn, number, invoice, body, storedAt: now(), state: "waiting", isCancelled: false } as const;
      kept.set(ettn, { ...document });
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
  };
}

type Kept = { -readonly [Key in keyof StoredDocument]: StoredDocument[Key] };
