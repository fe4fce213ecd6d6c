import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CancelWish } from "../../../server/pipeline/ports/cancel-wish.ts";
import { AppError } from "../../../server/pipeline/errors.ts";
import type { RequestOutcome, SubmitOutcome } from "../../../server/pipeline/ports/integrator.ts";
import { receiveWebhook } from "../../../server/pipeline/receive/receive-webhook.ts";
import { ENGINES, type EngineName } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { anOrder } from "../invoice/an-order.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline, REFUSED, WITH_TCKN } from "../../support/pipeline-on-paper.ts";

type Answer = "accept" | "lose" | "lose-but-keep" | "refuse" | "no-credit" | "busy";
/** A question during which the order is cancelled and a webhook tells of it. */
type Asking = "reading" | "looking-up";
type Action =
  | {
      readonly kind: "run";
      readonly answer: Answer;
      readonly dieAt: number | undefined;
      readonly toldWhile?: Asking | undefined;
    }
  | { readonly kind: "pass"; readonly seconds: number }
  | { readonly kind: "wish"; readonly wish: CancelWish }
  | { readonly kind: "cancel" | "refund" | "retry" | "mark" | "pause" | "resume" | "register" | "leave" };

const OUTCOMES: Readonly<Record<Answer, SubmitOutcome>> = {
  accept: ACCEPTED,
  lose: LOST,
  "lose-but-keep": LOST,
  refuse: REFUSED,
  "no-credit": NO_CREDIT,
  busy: { kind: "retry", afterSeconds: 1 },
};

/** What the integrator says to a cancellation, or to one taken back, on the same day. */
const CANCEL_OUTCOMES: Readonly<Record<Answer, RequestOutcome>> = {
  accept: { kind: "done" },
  lose: { kind: "unknown" },
  "lose-but-keep": { kind: "unknown" },
  refuse: { kind: "refused", provider: { code: "4002", text: "" } },
  "no-credit": { kind: "retry", afterSeconds: undefined },
  busy: { kind: "retry", afterSeconds: 1 },
};

const run: fc.Arbitrary<Action> = fc.record({
  kind: fc.constant("run" as const),
  answer: fc.constantFrom<Answer>("accept", "lose", "lose-but-keep", "refuse", "no-credit", "busy"),
  dieAt: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  toldWhile: fc.oneof(
    { weight: 8, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: fc.constantFrom<Asking>("reading", "looking-up") },
  ),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: run },
  {
    weight: 2,
    arbitrary: fc.constantFrom(1, 5, 70, 4_000, 90_000).map((seconds) => ({ kind: "pass" as const, seconds })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<CancelWish>("cancel", "reissue", "undo")
      .map((wish) => ({ kind: "wish" as const, wish })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom("cancel", "refund", "retry", "retry", "mark", "pause", "resume", "register", "leave", "register")
      .map((kind): Action => ({ kind })),
  },
);

const REGISTERED = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;

class Died extends Error {}

type Pipeline = Awaited<ReturnType<typeof readyPipeline>>;
type World = {
  readonly pipeline: Pipeline;
  isCancelled: boolean;
  isRefunded: boolean;
  sentWhenKnown: number | undefined;
  isActive: boolean;
};

/** From the instant at which the webhook is stored nothing more may be sent. */
async function tellCancelled(world: World): Promise<void> {
  const { pipeline } = world;
  world.isCancelled = true;
  pipeline.change({ cancelledAt: pipeline.clock.now(), updatedAt: pipeline.clock.now() });
  const signal = { webhookId: randomUUID(), topic: "orders/cancelled", bodyHash: "", triggeredAt: "" };
  await receiveWebhook(pipeline)(OUR_SHOP, { ...signal, orderId: anOrder().id });
  world.sentWhenKnown ??= pipeline.sent.length;
}

/** One run of the job, on a process that may die before or after any commit and any request. */
async function runOnce(world: World, { answer, dieAt, toldWhile }: Extract<Action, { kind: "run" }>): Promise<boolean> {
  const { pipeline } = world;
  const { script } = pipeline;
  const tellOnce = async () => {
    script.whileReading = async () => {};
    script.whileLookingUp = async () => {};
    await tellCancelled(world);
  };
  let edges = 0;
  Object.assign(script, {
    outcome: OUTCOMES[answer],
    storesAnyway: answer === "lose-but-keep",
    cancelOutcome: CANCEL_OUTCOMES[answer],
    cancelsAnyway: answer === "lose-but-keep",
    remembers: true,
    edge: () => {
      edges += 1;
      if (dieAt !== undefined && edges >= dieAt) throw new Died();
    },
  });
  if (toldWhile === "reading") script.whileReading = tellOnce;
  if (toldWhile === "looking-up") script.whileLookingUp = tellOnce;
  try {
    await pipeline.run();
    return true;
  } catch (cause) {
    if (!(cause instanceof Died)) throw cause;
    return false;
  } finally {
    script.edge = () => {};
    script.whileReading = async () => {};
    script.whileLookingUp = async () => {};
  }
}

async function act(world: World, one: Action): Promise<void> {
  const { pipeline } = world;
  switch (one.kind) {
    case "run": {
      const isWhole = await runOnce(world, one);
      if (isWhole && world.isCancelled) world.sentWhenKnown ??= pipeline.sent.length;
      return;
    }
    case "pass":
      return pipeline.clock.pass(one.seconds);
    case "cancel":
      world.isCancelled = true;
      return pipeline.change({ cancelledAt: pipeline.clock.now(), updatedAt: pipeline.clock.now() });
    case "refund":
      world.isRefunded = true;
      return pipeline.change({ refunded: 100n, updatedAt: pipeline.clock.now() });
    case "wish":
      return pipeline.askCancellation(one.wish).catch(refused);
    case "retry":
      return void (await pipeline.retry());
    case "mark":
      return void (await pipeline.mark());
    case "register":
    case "leave":
      pipeline.script.registry = one.kind === "register" ? REGISTERED : { registered: false };
      return;
    case "pause":
    case "resume":
      world.isActive = one.kind === "resume";
      return pipeline.switchTo(world.isActive);
  }
}

/** Not every wish can be had at any time; what refuses one says so. */
function refused(cause: unknown): void {
  if (!(cause instanceof AppError)) throw cause;
}

/** What must hold at every instant, whatever happened before. */
async function check({ pipeline, sentWhenKnown }: World): Promise<void> {
  expect(pipeline.alive(), "documents of one order").toBeLessThanOrEqual(1);
  if (sentWhenKnown !== undefined) expect(pipeline.sent.length, "sends after a known cancellation").toBe(sentWhenKnown);
  const [found, invoice] = [await pipeline.found(), await pipeline.invoice()];
  if (found?.state === "issued")
    expect([invoice?.isLive, pipeline.alive()], "what is called issued").toEqual([true, 1]);
  if (pipeline.alive() === 1 && found?.state === "review")
    expect(invoice?.wasLost, "a document nobody follows").toBe(true);
}

/** All is well again and the worker goes on: where the order ends is decided by the order alone. */
async function calmDown(world: World): Promise<void> {
  const { pipeline } = world;
  for (let hour = 0; hour < 30; hour += 1) {
    pipeline.clock.pass(3_600);
    await act(world, { kind: "run", answer: "accept", dieAt: undefined });
    if (hour < 10 && (await pipeline.found())?.state === "review") await pipeline.retry();
    await check(world);
  }
  const [found, invoice] = [await pipeline.found(), await pipeline.invoice()];
  expect(found?.state).not.toBe("cancelling");
  if (pipeline.alive() === 1) expect(found?.state, "a document that stands").toBe("issued");
  // Somebody had it cancelled and wants no other, or has not said so yet.
  else if (found?.state === "cancelled") expect(invoice?.cancellation?.doneAt).toEqual(expect.any(String));
  else if (world.isCancelled) expect(found?.state, "cancelled and never invoiced").toBe("not-ours");
  else if (found?.reason === "INVOICED_ELSEWHERE") expect(found.state).toBe("not-ours");
  // Money given back before the invoice, for no goods: what remains is for a person to say.
  else if (world.isActive && world.isRefunded) expect(found?.state).toBe("review");
  else if (world.isActive) expect(found?.state, "paid, ours and switched on").toBe("issued");
  else expect(found?.state, "paused").toMatch(/waiting|review|queued|submitting|unknown/);
}

/** A buyer the registry may know. */
async function knownBuyer(engine: EngineName): Promise<Pipeline> {
  const pipeline = await readyPipeline(engine);
  pipeline.change(WITH_TCKN);
  return pipeline;
}

const ISSUED_FIRST: readonly Action[] = [
  { kind: "run", answer: "accept", dieAt: undefined },
  { kind: "pass", seconds: 70 },
];

const seen = new Set<string>();

async function remember({ pipeline }: World): Promise<void> {
  const [found, invoice] = [await pipeline.found(), await pipeline.invoice()];
  const facts = [found?.state, found?.reason, found?.problem?.code, found?.faults.map(({ code }) => code)];
  const { cancellation } = invoice ?? {};
  const { isLive, wasLost, submitAttempts = 0, acceptedAt, submitStartedAt, answeredAt } = invoice ?? {};
  const document = [isLive, wasLost, Math.min(submitAttempts, 3), !acceptedAt, !submitStartedAt, !answeredAt];
  const wish = [cancellation?.wish, !cancellation?.startedAt, !cancellation?.doneAt];
  seen.add(JSON.stringify([facts, document, wish, pipeline.alive(), Math.min(pipeline.sent.length, 4)]));
}

const RUNS: Readonly<Record<EngineName, number>> = {
  sqlite: Number(process.env["MODEL_RUNS"] ?? 150),
  // Each way opens a pool of its own, closed with the test: more of them are more than the server takes.
  postgres: 15,
};

test.each(ENGINES)(
  "on %s no order of webhooks, runs, deaths, answers and people's actions makes two documents or loses one",
  { timeout: 1_800_000 },
  async (engine) => {
    seen.clear();
    const actions = fc.array(action, { minLength: 8, maxLength: 16 });
    await fc.assert(
      fc.asyncProperty(actions, fc.boolean(), async (drawn, isIssued) => {
        // What happens to an invoice comes after it: half the ways begin with one.
        const steps = isIssued ? [...ISSUED_FIRST, ...drawn] : drawn;
        const world: World = {
          pipeline: await knownBuyer(engine),
          isCancelled: false,
          isRefunded: false,
          sentWhenKnown: undefined,
          isActive: true,
        };
        for (const one of steps) {
          await act(world, one);
          await check(world);
          await remember(world);
        }
        await calmDown(world);
      }),
      { numRuns: RUNS[engine] },
    );
    process.stdout.write(`${engine}: ${RUNS[engine]} ways of 8 to 16 actions, ${seen.size} different states seen\n`);
    expect(seen.size, "few ways see few states").toBeGreaterThan(RUNS[engine] < 50 ? 8 : 20);
  },
);
