import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, type TestContext } from "vitest";
import type { Ettn } from "../../server/invoice/ids.ts";
import type { Invoice } from "../../server/invoice/invoice.ts";
import type { DocumentKey, DocumentStatus, Integrator, SubmitOutcome } from "../../server/pipeline/ports/integrator.ts";
import { anInvoice, ettn } from "../server/integrators/an-invoice.ts";
import { CASES, type CaseName, notApplicable } from "./cases.ts";
import { documentCases } from "./document-cases.ts";
import { einvoiceCases } from "./einvoice-cases.ts";
import { goldenCases } from "./golden-cases.ts";
import { lostAnswerCases } from "./lost-answer-cases.ts";
import { questionCases } from "./question-cases.ts";
import type { ContractFault, RemoteStandIn, StandInOptions } from "./stand-in.ts";
import { submitCases } from "./submit-cases.ts";
import { trackCases } from "./track-cases.ts";

/** One adapter of the table: how its stand-in is opened, and what is its own. */
export type Row = {
  readonly name: string;
  /** As in the registry. */
  readonly kind: string;
  /** Answers `open` for fresh stand-ins, over real HTTP from a process of their own. */
  readonly standIns: () => Promise<{
    readonly open: (options: StandInOptions) => Promise<RemoteStandIn>;
    readonly stop: () => Promise<void>;
  }>;
  /** The adapter at this address, with a short timeout (`TIMEOUT_MS`). */
  readonly connect: (url: string) => Integrator;
  readonly isInside?: boolean;
  /** What becomes of a series nobody knows; `none` where the vendor is told of no series. */
  readonly unknownSeries: "created" | "refused" | "none";
  /** It never says when a document was reported to GİB. */
  readonly tellsNoReport?: true;
  /** What names a document to a question, where our ETTN does not. */
  readonly someReference?: string;
  /** What makes a document one the vendor refuses; a seller without a district unless given. */
  readonly broken?: (invoice: Invoice) => Partial<Invoice>;
  /** The number of a document in the series EAR of 2026; "EAR2026" and nine digits unless the vendor numbers otherwise. */
  readonly number?: RegExp;
};

/** Long enough for a busy machine to answer, short enough to wait for where no answer comes. */
export const TIMEOUT_MS = 800;
export const ACCOUNT = { vkn: "1234567808", title: "Örnek E-Ticaret A.Ş." };
const OPTIONS: StandInOptions = { now: "2026-11-20T09:00:00Z", series: ["EAR", "EFT"], account: ACCOUNT };

/** What a case has in hand: a fresh stand-in, the adapter connected to it, and an ETTN of its own. */
export type Bench = {
  readonly row: Row;
  readonly id: Ettn;
  readonly standIn: RemoteStandIn;
  readonly integrator: Integrator;
  readonly invoice: (changes?: Partial<Invoice>) => Invoice;
  readonly submit: (changes?: Partial<Invoice>) => Promise<SubmitOutcome>;
  /** The document's name at the integrator, its own reference included. */
  readonly key: (changes?: Partial<DocumentKey>) => DocumentKey;
  readonly find: () => Promise<DocumentStatus | undefined>;
  readonly fail: (fault: ContractFault | undefined) => Promise<void>;
  readonly open: (options: Partial<StandInOptions>) => Promise<RemoteStandIn>;
};

/** Registers a case; the context is vitest's own. */
export type RegisterCase = (name: CaseName, run: (bench: Bench, context: TestContext) => Promise<void>) => void;

/** What the pipeline relies on, whoever the integrator is. A case that cannot be asked is skipped with its reason. */
export function integratorContract(row: Row): void {
  describe(`${row.name} as an integrator`, () => {
    let processes: Awaited<ReturnType<Row["standIns"]>>;
    let bench: Bench;
    const opened: RemoteStandIn[] = [];
    const open: Bench["open"] = async (options) => {
      const standIn = await processes.open({ ...OPTIONS, ...options });
      opened.push(standIn);
      return standIn;
    };

    beforeAll(async () => {
      processes = await row.standIns();
    });
    beforeEach(async () => {
      bench = setBench(row, await open({}), open);
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((standIn) => standIn.close()));
    });
    afterAll(() => processes.stop());

    const register: RegisterCase = (name, run) => {
      test(CASES[name].title, { meta: { contract: { adapter: row.name, case: name } } }, async (context) => {
        const why = notApplicable(name, { integrator: bench.integrator, isInside: row.isInside === true });
        context.skip(why !== undefined, why);
        await run(bench, context);
      });
    };
    submitCases(register);
    lostAnswerCases(register);
    trackCases(register);
    documentCases(register);
    questionCases(register);
    einvoiceCases(register);
    goldenCases(register);
  });
}

function setBench(row: Row, standIn: RemoteStandIn, open: Bench["open"]): Bench {
  const id = ettn(randomUUID());
  const integrator = row.connect(standIn.url);
  let reference: string | undefined;
  const invoice: Bench["invoice"] = (changes = {}) => anInvoice({ ettn: id, ...changes });
  const key: Bench["key"] = (changes = {}) => ({
    ettn: id,
    profileId: "EARSIVFATURA",
    ...(reference === undefined ? {} : { reference }),
    ...changes,
  });
  return {
    row,
    id,
    standIn,
    integrator,
    invoice,
    submit: async (changes) => {
      const sent = await sendWhole(integrator, invoice(changes), changes?.ettn === undefined ? reference : undefined);
      reference = sent.reference;
      return sent.outcome;
    },
    key,
    find: () => integrator.findByEttn(key()),
    fail: (fault) => standIn.fail(fault),
    open,
  };
}

export type Sent = { readonly outcome: SubmitOutcome; readonly reference: string | undefined };

/** Step by step where a draft is made first, as the pipeline does it. */
export async function sendWhole(integrator: Integrator, invoice: Invoice, known?: string): Promise<Sent> {
  let reference = known;
  for (;;) {
    const outcome = await integrator.submit(invoice, { reference, mayArrive: false });
    if (outcome.kind === "prepared") {
      reference = outcome.reference;
      continue;
    }
    return { outcome, reference: outcome.kind === "accepted" ? (outcome.reference ?? reference) : reference };
  }
}

export const expectAccepted = (outcome: SubmitOutcome): void => expect(outcome).toMatchObject({ kind: "accepted" });
