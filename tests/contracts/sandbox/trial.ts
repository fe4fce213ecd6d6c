import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { drawSpecimen } from "../../../server/documents/specimen.ts";
import { createSandbox } from "../../../server/integrators/sandbox/integrator.ts";
import { type Ettn, shopId } from "../../../server/invoice/ids.ts";
import type { Invoice } from "../../../server/invoice/invoice.ts";
import { formatKurus } from "../../../server/invoice/money/money.ts";
import { partyName } from "../../../server/invoice/parties/party.ts";
import type { Taxpayer } from "../../../server/invoice/e-fatura/taxpayer.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import type { SandboxBook, SandboxEntry } from "../../../server/pipeline/ports/sandbox-book.ts";
import { sandboxBook } from "../../../server/store/sandbox-book.ts";
import { createSecrets } from "../../../server/store/secrets.ts";
import { openSqliteStorage } from "../../../server/store/sqlite-storage.ts";
import { ettn as toEttn } from "../../server/integrators/an-invoice.ts";
import type { ContractFault, HeldDocument, RemoteStandIn, StandInOptions } from "../stand-in.ts";

/** The word that brings a fault about. */
const WORDS: Partial<Record<ContractFault, string>> = {
  "no-credit": "kontor-yok",
  "wrong-key": "anahtar-gecersiz",
  "too-many-requests": "cok-istek",
  "timeout-after-storing": "cevap-kayip",
  "timeout-without-storing": "ulasmadi",
  "no-number-yet": "numara-gec",
};

const TWO_MINUTES = 120_000;
const A_DAY = 86_400_000;

type Trial = { readonly integrator: Integrator; readonly standIn: RemoteStandIn };

/** The trial has no wire: its troubles are words in the document, and its time is passed by hand. */
export function openTrials() {
  const directory = mkdtempSync(join(tmpdir(), "otofatura-"));
  const trials = new Map<string, Trial>();
  const kit = { now: () => new Date(), secrets: createSecrets([{ id: "k1", key: randomBytes(32) }]) };
  const listener = { orderChanged: () => {}, jobWoken: () => {} };
  const start = async () => {
    const storage = openSqliteStorage(join(directory, "trial.db"), { kit, listener });
    return {
      open: async (options: StandInOptions) => {
        const url = `trial:${randomUUID()}`;
        const trial = aTrial(url, sandboxBook(storage, shopId(`${randomUUID()}.myshopify.com`)), options);
        trials.set(url, trial);
        return trial.standIn;
      },
      stop: async () => {
        await storage.close();
        rmSync(directory, { recursive: true });
      },
    };
  };
  const connect = (url: string): Integrator => {
    const trial = trials.get(url);
    if (!trial) throw new Error("no such trial");
    return trial.integrator;
  };
  return { start, connect };
}

function aTrial(url: string, kept: SandboxBook, { now: startsAt }: StandInOptions): Trial {
  let now = Date.parse(startsAt);
  let sends = 0;
  let fault: ContractFault | undefined;
  const spoken = new Map<Ettn | "all", string>();
  const registered: Record<string, Taxpayer> = {};
  const book = withWords(kept, (id) => [spoken.get("all"), spoken.get(id)].filter((word) => word !== undefined));
  const sandbox = createSandbox({
    book,
    now: () => new Date(now),
    draw: drawSpecimen,
    taxpayers: registered,
  });
  const pass = (ms: number) => {
    now += ms;
  };
  const integrator: Integrator = {
    ...sandbox,
    verifyCredentials: () => sandbox.verifyCredentials(),
    submit: (invoice) => {
      sends += 1;
      const word = fault && WORDS[fault];
      return sandbox.submit(word === undefined ? invoice : withNote(invoice, word));
    },
  };
  const standIn: RemoteStandIn = {
    url,
    sends: async () => sends,
    copies: async (id) => ((await kept.find(toEttn(id)))?.taken ? 1 : 0),
    held: async (id) => {
      const entry = await kept.find(toEttn(id));
      return entry && heldOf(entry.invoice);
    },
    fail: async (next) => {
      fault = next;
    },
    finish: async (outcome) => {
      if (outcome === "failed") spoken.set("all", "hata");
      if (outcome !== "waiting") pass(TWO_MINUTES);
    },
    report: async () => pass(A_DAY),
    cancelByHand: (id) => kept.setCancelled(toEttn(id), new Date(now)),
    registerTaxpayer: async ({ taxId, title, alias }) => {
      registered[taxId] = { registered: true, title, aliases: [alias] };
    },
    tellEnvelope: async (id, code) => {
      spoken.set(toEttn(id), `gib-${code}`);
      pass(TWO_MINUTES);
    },
    answer: async (id, answer) => {
      spoken.set(toEttn(id), answer.toLowerCase().replace("red", "ret"));
      pass(TWO_MINUTES);
    },
    close: async () => {},
  };
  return { integrator, standIn };
}

/** As if the words had been in the documents from the start. */
function withWords(book: SandboxBook, wordsFor: (id: Ettn) => readonly string[]): SandboxBook {
  const spoken = (entry: SandboxEntry): SandboxEntry => ({
    ...entry,
    invoice: wordsFor(entry.invoice.ettn).reduce(withNote, entry.invoice),
  });
  return {
    ...book,
    find: async (id) => {
      const entry = await book.find(id);
      return entry && spoken(entry);
    },
    countSend: async (invoice) => spoken(await book.countSend(invoice)),
    take: async (id, at) => spoken(await book.take(id, at)),
  };
}

const withNote = (invoice: Invoice, word: string): Invoice => ({
  ...invoice,
  notes: [...invoice.notes, `deneme:${word}`],
});

function heldOf({ buyer, receiverAlias, sale, totals }: Invoice): HeldDocument {
  const internet = sale.platform === "INTERNET" ? sale.internet : undefined;
  return {
    payable: formatKurus(totals.payable),
    kdv: formatKurus(totals.tax),
    buyerTaxId: buyer.taxId.value,
    buyerName: partyName(buyer),
    buyerAddress: [buyer.address.line, buyer.address.district, buyer.address.city].join(" "),
    mailbox: receiverAlias,
    internetSale: internet && {
      webSite: internet.webSite,
      paymentMethod: internet.payment.method,
      paymentName: "name" in internet.payment ? internet.payment.name : undefined,
      paymentDate: internet.payment.date,
      carrierTitle: internet.transport?.carrierTitle,
      carrierTaxId: internet.transport?.carrierTaxId,
      transportDate: internet.transport?.date,
    },
  };
}
