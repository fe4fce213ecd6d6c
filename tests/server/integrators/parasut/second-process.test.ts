import { expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import type { Integrator } from "../../../../server/pipeline/ports/integrator.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";
import { aParasut, connectTo, documentsOf } from "./a-parasut.ts";

const LONG_SETTLED = 3660;

/** The shop's order and its Paraşüt; `run` is a worker's turn at the order, with the integrator as that process has it. */
async function aShop(options: { readonly issueAfterMs?: number } = {}) {
  const app = await readyPipeline();
  const orderId = anOrder().id;
  const parasut = await aParasut({ ...options, now: app.clock.now });
  return {
    app,
    parasut,
    real: connectTo(parasut, { now: app.clock.now }),
    run: (integrator: Integrator) => advanceOrder({ ...app.ports, integratorFor: () => integrator })(OUR_SHOP, orderId),
    hasDraft: async () =>
      (await app.read(OUR_SHOP).invoices.findLatest(orderId))?.reference?.includes('"draft"') ?? false,
  };
}

test("what another process made a document of during our look-up is not made one a second time", async () => {
  const { app, parasut, real, run } = await aShop({ issueAfterMs: 10_000 });
  let isLost = true;
  let meanwhile = async (): Promise<unknown> => undefined;
  const integrator: Integrator = {
    ...real,
    // The last request does not reach Paraşüt.
    submit: async (invoice, earlier) =>
      isLost && earlier?.reference?.includes('"draft"') ? { kind: "unknown" } : real.submit(invoice, earlier),
    findByEttn: async (key) => {
      const asItStood = await real.findByEttn(key);
      const act = meanwhile;
      meanwhile = async () => undefined;
      await act();
      return asItStood;
    },
  };
  for (let n = 0; n < 6 && (await app.found())?.state !== "unknown"; n += 1) {
    await run(integrator);
    app.clock.pass(11);
  }
  isLost = false;
  app.clock.pass(LONG_SETTLED);
  meanwhile = () => run(integrator);
  await run(integrator);
  expect((await app.found())?.state).toBe("processing");
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
});

test("a process that stood still until another had sent the invoice makes no document of its own draft", async () => {
  const { app, parasut, real, run } = await aShop({ issueAfterMs: 10_000 });
  /** The worker on the order until it was taken, through the rests the account has to keep. */
  const untilTaken = async (integrator: Integrator) => {
    for (let n = 0; n < 9; n += 1) {
      await run(integrator);
      if ((await app.found())?.state === "processing") return;
      app.clock.pass(11);
    }
  };
  let stoodStill = false;
  await untilTaken({
    ...real,
    submit: async (invoice, earlier) => {
      const outcome = await real.submit(invoice, earlier);
      if (stoodStill || outcome.kind !== "prepared" || !outcome.reference.includes('"draft"')) return outcome;
      stoodStill = true;
      app.clock.pass(LONG_SETTLED);
      await untilTaken(real);
      return outcome;
    },
  });
  expect([stoodStill, (await app.found())?.state]).toEqual([true, "processing"]);
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
});

test("of a process that died while its draft waited for the account's turn nothing is in doubt: the document is asked for at once", async () => {
  const { app, parasut, real, run, hasDraft } = await aShop();
  let hasDied = false;
  const dying: Integrator = {
    ...real,
    reserve: async () => {
      hasDied ||= await hasDraft();
      if (hasDied) throw new Error("died");
    },
  };
  for (let n = 0; n < 6; n += 1) {
    if (hasDied) break;
    await run(dying).catch(() => {});
    app.clock.pass(11);
  }
  expect([hasDied, (await app.found())?.state]).toEqual([true, "submitting"]);
  await run(real);
  expect((await app.found())?.state).toBe("processing");
  expect(await app.story()).not.toContain("looked-up");
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
});

test("a process that wakes while another asks for the document of its draft does not ask as well", async () => {
  const { app, parasut, real, run, hasDraft } = await aShop({ issueAfterMs: 10_000 });
  const [asking, woken] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const second: Integrator = {
    ...real,
    submit: async (...args) => {
      asking.resolve();
      await woken.promise;
      return real.submit(...args);
    },
  };
  let other: Promise<unknown> | undefined;
  const first: Integrator = {
    ...real,
    reserve: async () => {
      if (other || !(await hasDraft())) return;
      app.clock.pass(20);
      other = run(second);
      await asking.promise;
    },
  };
  for (let n = 0; n < 6; n += 1) {
    if (other) break;
    await run(first);
    app.clock.pass(1);
  }
  woken.resolve();
  await other;
  expect((await app.found())?.state).toBe("processing");
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
});

test("of a process that died before there was a draft no document is waited for", async () => {
  const { app, parasut, real, run } = await aShop();
  const dying: Integrator = {
    ...real,
    submit: async (invoice, earlier) => {
      if (earlier?.reference?.includes('"products"')) throw new Error("died");
      return real.submit(invoice, earlier);
    },
  };
  await run(dying).catch(() => {});
  expect((await app.found())?.state).toBe("submitting");
  let seconds = 0;
  for (; seconds < 600 && (await app.found())?.state !== "processing"; seconds += 20) {
    app.clock.pass(20);
    await run(real);
  }
  expect((await app.found())?.state).toBe("processing");
  parasut.book.hurry();
  expect(documentsOf(parasut)).toHaveLength(1);
});
