import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../server/pipeline/advance-order.ts";
import type { UnitOfWork } from "../../../server/pipeline/ports/stores.ts";
import { anOrder } from "../invoice/an-order.ts";
import { ENGINES } from "../../support/engines.ts";
import { ACCEPTED, NO_CREDIT, readyPipeline, WITH_TCKN } from "../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

const REGISTERED = { registered: true, aliases: ["urn:mail:defaultpk@alici.example"] } as const;
const DAY = 86_400;

type Pipeline = Awaited<ReturnType<typeof readyPipeline>>;

/** An e-Fatura that was taken and is on its way. */
async function onItsWay(profile: "TEMELFATURA" | "TICARIFATURA", engine: (typeof ENGINES)[number] = "sqlite") {
  const pipeline = await readyPipeline(engine);
  pipeline.change(WITH_TCKN);
  await pipeline.settle({ einvoice: { profile } });
  Object.assign(pipeline.script, { registry: REGISTERED, becomes: "processing" });
  await pipeline.run();
  return pipeline;
}

const waits = async (pipeline: Pipeline): Promise<number> => {
  const outcome = await pipeline.run();
  return typeof outcome === "object" && "seconds" in outcome ? outcome.seconds : 0;
};
const state = async (pipeline: Pipeline) => (await pipeline.found())?.state;
const codes = async (pipeline: Pipeline) => (await pipeline.found())?.faults.map(({ code }) => code);

describe.each(ENGINES)("GİB's word on %s", (engine) => {
  test("is kept as it comes, and the e-Fatura is issued once it is delivered", async () => {
    const pipeline = await onItsWay("TEMELFATURA", engine);
    pipeline.tell({ envelopeCode: "1000" });
    await pipeline.run();
    pipeline.tell({ envelopeCode: "1220" });
    await pipeline.run();
    expect((await pipeline.invoice())?.envelope).toEqual({ kind: "known", code: "1220" });
    expect(await state(pipeline)).toBe("processing");
    pipeline.tell({ envelopeCode: "1300", state: "delivered" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("issued");
    expect((await pipeline.invoice())?.envelope).toEqual({ kind: "known", code: "1300" });
    expect((await pipeline.story()).filter((kind) => kind === "envelope-told")).toHaveLength(3);
  });
});

describe("GİB's word", () => {
  test.each(["-1", "100", "HATA"])("is none of an integrator's own (%s), which hides no failure", async (own) => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ state: "failed", envelopeCode: own });
    await pipeline.run();
    expect(await state(pipeline)).toBe("failed");
    expect((await pipeline.invoice())?.envelope).toBeUndefined();
  });

  test("is asked for on a ladder of its own, and hourly while GİB itself tries again", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    const ladder: number[] = [];
    for (const seconds of [0, 30, 120, 600, 3600]) {
      pipeline.clock.pass(seconds);
      // A signal in between makes no check later.
      ladder.push(await waits(pipeline), await waits(pipeline));
    }
    expect(ladder.map((seconds) => Math.ceil(seconds / 10) * 10)).toEqual([
      30, 30, 120, 120, 600, 600, 3600, 3600, 3600, 3600,
    ]);
    const slow = await onItsWay("TEMELFATURA");
    slow.tell({ envelopeCode: "1210" });
    expect(await waits(slow)).toBe(3600);
    const withTheBuyer = await onItsWay("TEMELFATURA");
    withTheBuyer.tell({ envelopeCode: "1220" });
    expect(await waits(withTheBuyer)).toBeLessThanOrEqual(30);
  });

  test("that it is a duplicate is no failure: the first document's status is waited for and adopted", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ envelopeCode: "1163", state: "failed" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("processing");
    expect((await pipeline.invoice())?.isLive).toBe(true);
    pipeline.tell({ envelopeCode: "1300", state: "delivered" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("issued");
  });

  test("that stands in no list is never a failure", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ envelopeCode: "1999", state: "failed" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("processing");
    expect((await pipeline.invoice())?.envelope).toEqual({ kind: "unread", code: undefined, raw: "1999" });
  });

  test("that a rule is broken ends it, and a person may have a new one", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ envelopeCode: "1150", state: "failed", detail: "SCHEMATRON" });
    await pipeline.run();
    expect([await state(pipeline), await codes(pipeline)]).toEqual(["failed", ["INTEGRATOR_FAILED"]]);
    pipeline.script.becomes = "delivered";
    await pipeline.retry();
    await pipeline.run();
    expect(await state(pipeline)).toBe("issued");
    expect(new Set(pipeline.sent).size).toBe(2);
  });

  test("that its own system failed has the same ETTN sent once more where the integrator can, and never a third time", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    let resends = 0;
    pipeline.script.resend = async () => {
      resends += 1;
      return ACCEPTED;
    };
    pipeline.tell({ envelopeCode: "1195", state: "failed" });
    await pipeline.run();
    expect([resends, await state(pipeline)]).toEqual([0, "processing"]);
    pipeline.clock.pass(700);
    await pipeline.run();
    expect([resends, await state(pipeline), (await pipeline.invoice())?.envelope]).toEqual([
      1,
      "processing",
      { kind: "sent" },
    ]);
    // The failure of before may still be told for a while.
    pipeline.clock.pass(60);
    expect(await waits(pipeline)).toBeGreaterThan(500);
    expect([resends, await state(pipeline)]).toEqual([1, "processing"]);
    pipeline.clock.pass(700);
    await pipeline.run();
    expect([resends, await state(pipeline)]).toEqual([1, "failed"]);
    expect(new Set(pipeline.sent).size).toBe(1);
  });

  test.each([
    ["could not be reached", { kind: "retry", afterSeconds: undefined }],
    ["has no credit left", NO_CREDIT],
  ] as const)("that its own system failed has it sent again later where the integrator %s", async (_why, outcome) => {
    const pipeline = await onItsWay("TEMELFATURA");
    let resends = 0;
    pipeline.script.resend = async () => {
      resends += 1;
      return resends < 3 ? outcome : ACCEPTED;
    };
    pipeline.tell({ envelopeCode: "1195", state: "failed" });
    for (const tried of [1, 2, 3]) {
      pipeline.clock.pass(700 * tried);
      await pipeline.run();
      expect([resends, await state(pipeline)]).toEqual([tried, "processing"]);
    }
    pipeline.clock.pass(700);
    await pipeline.run();
    expect([resends, await state(pipeline), new Set(pipeline.sent).size]).toEqual([3, "failed", 1]);
  });

  test("that its own system failed is told to a person where the integrator takes it at no time", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    let resends = 0;
    pipeline.script.resend = async () => {
      resends += 1;
      return NO_CREDIT;
    };
    pipeline.tell({ envelopeCode: "1195", state: "failed" });
    for (let tries = 0; tries < 100; tries += 1) {
      pipeline.clock.pass(700);
      await pipeline.run();
    }
    expect([resends, await state(pipeline)]).toEqual([12, "failed"]);
  });

  test("that its own system failed has it sent once more, also where two processes hear it at once", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    let resends = 0;
    pipeline.script.resend = async () => {
      resends += 1;
      return ACCEPTED;
    };
    pipeline.tell({ envelopeCode: "1195", state: "failed" });
    pipeline.clock.pass(700);
    let other: Promise<unknown> | undefined;
    const unitOfWork: UnitOfWork = async (...unit) => {
      await (other ??= pipeline.run());
      return pipeline.ports.unitOfWork(...unit);
    };
    await advanceOrder({ ...pipeline.ports, unitOfWork })(OUR_SHOP, anOrder().id);
    expect([resends, await state(pipeline)]).toEqual([1, "processing"]);
  });

  test("that its own system failed waits for a person where sending again would take another ETTN", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ envelopeCode: "1195", state: "failed" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("failed");
  });

  test("that it was put up for cancellation cancels it", async () => {
    const pipeline = await onItsWay("TEMELFATURA");
    pipeline.tell({ envelopeCode: "1300", state: "delivered" });
    await pipeline.run();
    pipeline.clock.pass(DAY);
    pipeline.tell({ envelopeCode: "1235" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("cancelled");
  });
});

describe("the buyer of a commercial e-Fatura", () => {
  const delivered = async () => {
    const pipeline = await onItsWay("TICARIFATURA");
    pipeline.tell({ envelopeCode: "1300", state: "answer-pending" });
    await pipeline.run();
    return pipeline;
  };

  test("is waited for, and the acceptance shown", async () => {
    const pipeline = await delivered();
    expect(await state(pipeline)).toBe("issued");
    expect((await pipeline.invoice())?.commercial).toEqual({ kind: "awaited", receivedOn: pipeline.day(0) });
    pipeline.clock.pass(2 * DAY);
    pipeline.tell({ state: "delivered" });
    await pipeline.run();
    expect((await pipeline.invoice())?.commercial).toEqual({ kind: "accepted", on: pipeline.day(0) });
    expect(await pipeline.story()).toContain("buyer-accepted");
  });

  test("accepts by saying nothing for eight days", async () => {
    const pipeline = await delivered();
    pipeline.clock.pass(9 * DAY);
    await pipeline.run();
    expect((await pipeline.invoice())?.commercial).toEqual({ kind: "accepted-by-silence", lastDay: pipeline.day(-1) });
  });

  test("may refuse it on the last day: it is heard of without a signal", async () => {
    const pipeline = await delivered();
    for (let hour = 0; hour < 8 * 24; hour += 1) {
      pipeline.clock.pass(3600);
      await pipeline.run();
    }
    pipeline.tell({ state: "rejected", detail: "Fiyat yanlış" });
    // As the job sleeps: it is woken when it said, and by nothing else.
    for (let waited = 0; waited < 2 * DAY && (await state(pipeline)) === "issued"; ) {
      const seconds = await waits(pipeline);
      if (seconds === 0) break;
      pipeline.clock.pass(seconds);
      waited += seconds;
    }
    expect(await state(pipeline)).toBe("rejected");
  });

  test("may refuse it: a person sees why, and a new invoice follows only when that person asks", async () => {
    const pipeline = await delivered();
    pipeline.clock.pass(DAY);
    pipeline.tell({ state: "rejected", detail: "Fiyat yanlış" });
    await pipeline.run();
    expect(await state(pipeline)).toBe("rejected");
    expect((await pipeline.found())?.faults).toEqual([
      { code: "INVOICE_REJECTED", path: "buyer", facts: { text: "Fiyat yanlış" } },
    ]);
    expect(await pipeline.invoice()).toMatchObject({
      isLive: false,
      commercial: { kind: "rejected", on: pipeline.day(0), reason: "Fiyat yanlış" },
    });
    await pipeline.run();
    expect(pipeline.sent).toHaveLength(1);
    pipeline.script.becomes = "delivered";
    await pipeline.retry();
    await pipeline.run();
    expect([await state(pipeline), new Set(pipeline.sent).size]).toEqual(["issued", 2]);
  });
});

test("an invoice of a type the integrator is not sent waits for a person", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.capabilities = { types: ["ISTISNA"] };
  await pipeline.run();
  expect([await codes(pipeline), pipeline.sent]).toEqual([["INTEGRATOR_LACKS_TYPE"], []]);
});
