import type { Knobs } from "./knobs.ts";

export type Stored<Content> = {
  readonly ettn: string;
  readonly number: string;
  readonly content: Content;
  readonly storedAt: Date;
  readonly state: "waiting" | Knobs["outcome"];
  readonly isCancelled: boolean;
};

export type Archive<Content> = ReturnType<typeof createArchive<Content>>;

type Kept<Content> = { -readonly [Key in keyof Stored<Content>]: Stored<Content>[Key] };

/** The documents of one account: numbers per series and year, and a state that follows from the time passed. */
export function createArchive<Content>(now: () => Date, knobs: Knobs) {
  const kept = new Map<string, Kept<Content>>();
  const counters = new Map<string, number>();

  const allocate = (seriesAndYear: string): string => {
    const next = (counters.get(seriesAndYear) ?? 0) + 1;
    counters.set(seriesAndYear, next);
    return `${seriesAndYear}${String(next).padStart(9, "0")}`;
  };

  const settle = (document: Kept<Content>): Stored<Content> => {
    const isDue = now().getTime() - document.storedAt.getTime() >= knobs.issueAfterMs;
    if (document.state === "waiting" && isDue) document.state = knobs.outcome;
    return document;
  };

  return {
    /** `given` is a whole number of 16 characters, or three characters and the year to allocate in. */
    store(ettn: string, given: string, content: Content): Stored<Content> {
      const number = given.length === 16 ? given : allocate(given);
      const document = { ettn, number, content, storedAt: now(), state: "waiting", isCancelled: false } as const;
      kept.set(ettn, { ...document });
      return document;
    },
    find(ettn: string): Stored<Content> | undefined {
      const document = kept.get(ettn.toLowerCase());
      return document && settle(document);
    },
    all: (): readonly Stored<Content>[] => [...kept.values()].map(settle),
    isNumberTaken: (number: string): boolean => [...kept.values()].some((one) => one.number === number),
    cancel(ettn: string, isCancelled: boolean): void {
      const document = kept.get(ettn.toLowerCase());
      if (document) document.isCancelled = isCancelled;
    },
    /** A failed document goes once more, mended or as it is. */
    sendAgain(ettn: string, content?: Content): void {
      const document = kept.get(ettn.toLowerCase());
      if (!document) return;
      Object.assign(document, { state: "waiting", storedAt: now() });
      if (content !== undefined) document.content = content;
    },
  };
}
