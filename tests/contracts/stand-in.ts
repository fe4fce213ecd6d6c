/** Everything that can go wrong between the pipeline and any integrator. */
export const CONTRACT_FAULTS = [
  "no-credit",
  "wrong-key",
  "too-many-requests",
  "timeout-after-storing",
  "timeout-without-storing",
  "reset-after-storing",
  "error-500-after-storing",
  "error-500-without-storing",
  "broken-json",
  "empty-body",
  "slow-body",
  "no-number-yet",
  "reads-fail",
  "reads-hang",
  "reads-answered-by-a-proxy",
] as const;

export type ContractFault = (typeof CONTRACT_FAULTS)[number];

export type StandInOptions = {
  /** Where its clock stands, as ISO text: what it says about dates is measured against it. */
  readonly now: string;
  /** Series the account has. */
  readonly series: readonly string[];
  readonly account: { readonly vkn: string; readonly title: string };
};

/** What a stand-in holds of a document, in the words of our own invoice: amounts as "100.23", days as "2026-11-20". */
export type HeldDocument = {
  readonly payable: string;
  readonly kdv: string;
  readonly buyerTaxId: string;
  readonly buyerName: string;
  /** Street, district and city, one after another. */
  readonly buyerAddress: string;
  /** Of an e-Fatura alone. */
  readonly mailbox: string | undefined;
  readonly internetSale: HeldSale | undefined;
};

/** What no goods or no day of payment leaves open is `undefined`. */
export type HeldSale = {
  readonly webSite: string;
  readonly paymentMethod: string;
  /** Of an intermediary or another way of paying. */
  readonly paymentName: string | undefined;
  readonly paymentDate: string | undefined;
  readonly carrierTitle: string | undefined;
  readonly carrierTaxId: string | undefined;
  readonly transportDate: string | undefined;
};

/** What "ODEMEARACISI - iyzico" says besides the method: a name, of a vendor that has one field for both. */
export const nameInNote = (note: string, method: string): string | undefined =>
  note.startsWith(`${method} - `) ? note.slice(method.length + 3) : undefined;

/**
 * How the suite turns a stand-in's screws. Documents stay waiting until `finish`. Every argument and answer crosses a process
 * border: plain data only.
 */
export type StandIn = {
  readonly url: string;
  /** How many send requests arrived, the refused ones included. */
  sends(): number;
  /** How many documents are kept under this ETTN, or for it where the vendor keeps an id of its own. */
  copies(ettn: string): number;
  held(ettn: string): HeldDocument | undefined;
  /** Goes wrong until it is told otherwise; `undefined` is calm again. */
  fail(fault: ContractFault | undefined): void;
  /** What becomes of waiting documents, and of those to come. */
  finish(outcome: "issued" | "failed" | "waiting"): void;
  /** Told to GİB in the daily report. */
  report(): void;
  /** Cancelled by hand in the vendor's portal. */
  cancelByHand(ettn: string): void | Promise<void>;
  registerTaxpayer(taxpayer: { readonly taxId: string; readonly title: string; readonly alias: string }): void;
  /** GİB's newest code of an e-Fatura's envelope. */
  tellEnvelope?(ettn: string, code: string): void;
  /** The buyer's answer to a TİCARİ e-Fatura. */
  answer?(ettn: string, answer: "KABUL" | "RED"): void;
  close(): Promise<void>;
};

/** What the module of a stand-in exports. */
export type OpenStandIn = (options: StandInOptions) => Promise<StandIn>;

/** The same from another process: everything is a promise. */
export type RemoteStandIn = {
  readonly [Key in keyof StandIn]-?: NonNullable<StandIn[Key]> extends (...args: infer Args) => infer Answer
    ? (...args: Args) => Promise<Awaited<Answer>>
    : StandIn[Key];
};
