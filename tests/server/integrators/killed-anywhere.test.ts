import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { startNesStandIn } from "../../../demo/nes/stand-in.ts";
import { startNilveraStandIn } from "../../../demo/nilvera/stand-in.ts";
import { startTurkcellStandIn } from "../../../demo/turkcell/stand-in.ts";
import { drawSpecimen } from "../../../server/documents/specimen.ts";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createSandbox } from "../../../server/integrators/sandbox/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import type { Ettn } from "../../../server/invoice/ids.ts";
import type { Order } from "../../../server/invoice/order.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../server/pipeline/ports/ports.ts";
import type { SandboxBook } from "../../../server/pipeline/ports/sandbox-book.ts";
import { sandboxBook } from "../../../server/store/sandbox-book.ts";
import { type AnyStore, storeOn } from "../../support/engines.ts";
import { advance, aProcess, type Between, forEver } from "../../support/mortal-process.ts";
import { letCallsThrough } from "../../support/outgoing.ts";
import { LONG_AGO, pipelineOnPaper } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { COMPANY } from "../../support/test-shop.ts";
import { anAddress, anOrder } from "../invoice/an-order.ts";

/* An integrator of two phases has more to lose, and a test of its own: parasut/crash.test.ts. */

const ORDER = anOrder().id;
const MOST_RUNS = 100;
const KEY = "key-of-the-shop";
const VKN = "9876543217";
const TITLE = "Deneme Ticaret Ltd. Şti.";
const ALIAS = "urn:mail:defaultpk@deneme.example";

/** The order of a consumer, and that of a company to which an e-Fatura goes. */
const BUYERS: Readonly<Record<string, Partial<Order>>> = {
  "an e-Arşiv invoice": {},
  "an e-Fatura": { taxIds: [VKN], billing: anAddress({ company: TITLE }) },
};

afterEach(letCallsThrough);

type Document = { readonly ettn: string; readonly number: string };
type Account = {
  /** The adapter in a process; where no wire tells when it dies, `between` does. */
  readonly connect: (between: Between) => Integrator;
  readonly documents: () => Promise<readonly Document[]>;
};

const basics = ({ clock }: AnyStore) => ({
  port: 0,
  apiKey: KEY,
  company: COMPANY,
  taxpayers: { [VKN]: { title: TITLE, aliases: [ALIAS], taxOffice: "Çankaya" } },
  now: clock.now,
  issueAfterMs: 60_000,
});

const SERIES = ["EAR", "EFT"];
const ACCESS = { apiKey: KEY, vkn: COMPANY.vkn };

const ACCOUNTS: Readonly<Record<string, (store: AnyStore) => Promise<Account>>> = {
  nilvera: async (store) => {
    const standIn = await startNilveraStandIn({ ...basics(store), series: SERIES });
    return onTheWire(standIn, createNilvera({ ...ACCESS, baseUrl: standIn.url }));
  },
  nes: async (store) => {
    const standIn = await startNesStandIn({
      ...basics(store),
      company: { ...COMPANY, senderAlias: "urn:mail:defaultgb@ornek.example" },
      series: SERIES.flatMap((prefix) => [
        { module: "earchive", prefix, isPortal: true },
        { module: "einvoice", prefix, isPortal: true },
      ]),
    });
    return onTheWire(standIn, createNes({ ...ACCESS, baseUrl: standIn.url }));
  },
  turkcell: async (store) => {
    const standIn = await startTurkcellStandIn({ ...basics(store), series: SERIES });
    return onTheWire(standIn, createTurkcell({ ...ACCESS, baseUrl: standIn.url }));
  },
  sandbox: async (store) => {
    const book = sandboxBook(store, OUR_SHOP);
    const taken = new Set<Ettn>();
    const mortal = (between: Between): SandboxBook => ({
      find: (ettn) => book.find(ettn),
      countSend: (invoice) => between(() => book.countSend(invoice)),
      take: async (ettn, at) => {
        taken.add(ettn);
        return between(() => book.take(ettn, at));
      },
      setCancelled: (ettn, at) => book.setCancelled(ettn, at),
    });
    const taxpayers = { [VKN]: { registered: true, title: TITLE, aliases: [ALIAS] } } as const;
    return {
      connect: (between) =>
        createSandbox({ book: mortal(between), now: store.clock.now, draw: drawSpecimen, taxpayers }),
      documents: async () => {
        const entries = await Promise.all([...taken].map((ettn) => book.find(ettn)));
        return entries.flatMap((entry) =>
          entry?.taken ? [{ ettn: entry.invoice.ettn, number: entry.taken.number }] : [],
        );
      },
    };
  },
};

type StandIn = { readonly documents: () => readonly Document[]; readonly close: () => Promise<void> };

function onTheWire(standIn: StandIn, integrator: Integrator): Account {
  onTestFinished(standIn.close);
  return { connect: () => integrator, documents: async () => standIn.documents() };
}

async function worldOf(kind: string, buyer: Partial<Order>) {
  const store = await storeOn("sqlite");
  const pipeline = pipelineOnPaper(store);
  await pipeline.describe();
  await pipeline.connect();
  await pipeline.switchTo(true, LONG_AGO);
  pipeline.change(buyer);
  const account = await ACCOUNTS[kind]?.(store);
  if (!account) throw new Error(`no account at ${kind}`);
  const portsIn = (between: Between): PipelinePorts => ({
    ...pipeline.ports,
    integratorFor: () => account.connect(between),
  });
  return { store, pipeline, account, portsIn };
}

type World = Awaited<ReturnType<typeof worldOf>>;

/** Lets a process that does not die go on until the order rests. */
async function goOn({ store, pipeline, portsIn }: World): Promise<string | undefined> {
  letCallsThrough();
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const outcome = await advance(portsIn(forEver), ORDER);
    const state = (await pipeline.found())?.state;
    if (state === "issued" || outcome.kind !== "snooze") return state;
    store.clock.pass(outcome.seconds + 1);
  }
  return (await pipeline.found())?.state;
}

async function expectOneDocument({ account, pipeline }: World): Promise<void> {
  const { invoice, isLive } = (await pipeline.invoice()) ?? {};
  const held = (await account.documents()).map(({ ettn, number }) => ({ ettn, number }));
  expect([isLive, held]).toEqual([true, [{ ettn: invoice?.ettn, number: invoice?.number }]]);
}

/** A process that dies at this edge and one that goes on; `false` once there are no more edges. */
async function diesAt(edge: number, open: () => Promise<World>): Promise<boolean> {
  const world = await open();
  const { between, run } = aProcess(edge);
  for (let runs = 0; runs < MOST_RUNS; runs += 1) {
    const outcome = await run(world.portsIn(between), ORDER);
    if (outcome === "died") {
      expect(await goOn(world), `after a death at edge ${edge}`).toBe("issued");
      await expectOneDocument(world);
      return true;
    }
    if (outcome.kind !== "snooze" || (await world.pipeline.found())?.state === "issued") break;
    world.store.clock.pass(outcome.seconds + 1);
  }
  await expectOneDocument(world);
  return false;
}

/** The edge after a call and the one before the next are the same world. */
const STRIDE = 2;

describe.each(Object.keys(ACCOUNTS))("with an account at %s, a process killed", (kind) => {
  test.each(Object.entries(BUYERS))(
    "between any two calls leaves one document where %s is due",
    async (_, buyer) => {
      let deaths = 0;
      for (let edge = 1; await diesAt(edge, () => worldOf(kind, buyer)); edge += STRIDE) deaths += 1;
      expect(deaths).toBeGreaterThan(4);
    },
    240_000,
  );
});
