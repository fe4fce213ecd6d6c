/** A label and what stands beside it. */
export type Fact = { readonly label: string; readonly value: string };

export type FactBlock = { readonly title: string; readonly facts: readonly Fact[] };

export type PartyBlock = {
  readonly name: string;
  /** Address and ways to reach them, a line each. */
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
};

export type Column = {
  readonly label: string;
  readonly align: "left" | "right";
  /** Takes the width the others leave. */
  readonly grows: boolean;
};

export type Table = { readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export type LineTable = Table & {
  /** After each row, the sums so far: a cell for every column, blank where nothing is summed. */
  readonly sums: readonly (readonly string[])[];
};

export type TotalRow = Fact & { readonly isGrand: boolean };

/** Dark modules of a square, as runs of a row; `size` counts modules, the quiet zone not included. */
export type QrCode = { readonly text: string; readonly size: number; readonly runs: readonly QrRun[] };
export type QrRun = { readonly x: number; readonly y: number; readonly width: number };

/** The part a consumer fills in and sends back with the goods (VUK GT 509, IV.2.4.5). */
export type ReturnForm = {
  readonly title: string;
  readonly explanation: string;
  readonly columns: readonly string[];
  readonly emptyRows: number;
  readonly signature: string;
};

/** Everything that is to be read on the page, in words; the HTML and the PDF only arrange it and so cannot disagree. */
export type Sheet = {
  readonly title: string;
  /** The 16 characters, or a word on who will give them. */
  readonly number: string;
  /** Issue day as "2026-11-20": when the PDF says it was made. */
  readonly day: string;
  readonly ettn: string;
  /** Printed across a document that is worth nothing yet. */
  readonly watermark: string | undefined;
  readonly seller: PartyBlock;
  readonly buyer: PartyBlock;
  readonly facts: readonly Fact[];
  /** Absent while there is no number to check at GİB. */
  readonly qrCode: QrCode | undefined;
  readonly lines: LineTable;
  readonly taxes: Table;
  readonly totals: readonly TotalRow[];
  readonly inWords: string | undefined;
  readonly notes: readonly string[];
  readonly blocks: readonly FactBlock[];
  readonly returnForm: ReturnForm | undefined;
  /** Who signs, where the paper travels with the goods. */
  readonly signatures: readonly string[];
};
