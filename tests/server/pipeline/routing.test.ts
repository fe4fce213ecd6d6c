import { describe, expect, test } from "vitest";
import { ENGINES } from "../../support/engines.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { COMPANY } from "../../support/test-shop.ts";
import { ettn } from "../integrators/an-invoice.ts";
import { ACCEPTED, LOST, readyPipeline, REROUTED, WITH_TCKN } from "../../support/pipeline-on-paper.ts";

const PK = "urn:mail:defaultpk@alici.example";
const REGISTERED = { registered: true, aliases: [PK] } as const;
const UNREGISTERED = { registered: false } as const;

async function aKnownBuyer(engine: (typeof ENGINES)[number] = "sqlite") {
  const pipeline = await readyPipeline(engine);
  pipeline.change(WITH_TCKN);
  return pipeline;
}

const codes = async (pipeline: Awaited<ReturnType<typeof aKnownBuyer>>) =>
  (await pipeline.found())?.faults.map(({ code }) => code);

describe.each(ENGINES)("the kind of document on %s", (engine) => {
  test("is what the registry says at the send, made anew with another ETTN and series", async () => {
    const pipeline = await aKnownBuyer(engine);
    let looks = 0;
    pipeline.script.afterLookingUp = async () => {
      looks += 1;
      if (looks === 1) pipeline.script.registry = REGISTERED;
    };
    await pipeline.run();
    expect(pipeline.sentAs).toEqual(["TEMELFATURA"]);
    expect((await pipeline.invoice())?.invoice).toMatchObject({ series: "EFT", receiverAlias: PK });
    expect(await pipeline.story()).toContain("withdrawn");
    expect((await pipeline.found())?.state).toBe("issued");
  });

  test("is changed once when the integrator says the buyer's status changed", async () => {
    const pipeline = await aKnownBuyer(engine);
    let looks = 0;
    pipeline.script.afterLookingUp = async () => {
      looks += 1;
      if (looks === 2) pipeline.script.registry = REGISTERED;
    };
    await pipeline.run();
    expect(pipeline.sentAs).toEqual(["EARSIVFATURA", "TEMELFATURA"]);
    expect(new Set(pipeline.sent).size).toBe(2);
    expect((await pipeline.found())?.state).toBe("issued");
    expect(await pipeline.story()).toContain("rerouted");
  });
});

describe("a status that does not settle", () => {
  test("goes to a person after the second refusal, and is asked anew when that person tries again", async () => {
    const pipeline = await aKnownBuyer();
    let looks = 0;
    pipeline.script.afterLookingUp = async () => {
      looks += 1;
      // Another at every send than at the look-up before it.
      if (looks % 2 === 0) pipeline.script.registry = looks % 4 === 0 ? UNREGISTERED : REGISTERED;
    };
    await pipeline.run();
    expect(pipeline.sentAs).toEqual(["EARSIVFATURA", "TEMELFATURA"]);
    expect(await codes(pipeline)).toEqual(["BUYER_STATUS_UNCLEAR"]);
    await pipeline.run();
    expect(pipeline.sent).toHaveLength(2);
    pipeline.script.afterLookingUp = async () => {};
    await pipeline.retry();
    await pipeline.run();
    expect((await pipeline.found())?.state).toBe("issued");
    expect(pipeline.alive()).toBe(1);
  });

  /** The answer to the first document was lost, and the buyer is to get the other kind by now. */
  const changedAfterLost = async () => {
    const pipeline = await aKnownBuyer();
    pipeline.script.outcome = LOST;
    await pipeline.run();
    pipeline.script.registry = REGISTERED;
    pipeline.clock.pass(600);
    await pipeline.run();
    return pipeline;
  };

  test("sends no second document beside one that may have arrived", async () => {
    const pipeline = await changedAfterLost();
    expect(pipeline.sentAs).toEqual(["EARSIVFATURA"]);
    expect(await codes(pipeline)).toEqual(["BUYER_STATUS_UNCLEAR"]);
  });

  test("is the right one once a person has looked whether the first arrived", async () => {
    const pipeline = await changedAfterLost();
    pipeline.script.outcome = ACCEPTED;
    await pipeline.retry();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", faults: [], problem: undefined });
    expect([pipeline.sentAs, pipeline.alive()]).toEqual([["EARSIVFATURA", "TEMELFATURA"], 1]);
  });
});

test("the integrator's word that the buyer gets the other kind makes no second document beside one that may have arrived", async () => {
  const pipeline = await readyPipeline();
  pipeline.script.outcome = LOST;
  await pipeline.run();
  pipeline.script.outcome = REROUTED;
  pipeline.clock.pass(61);
  await pipeline.run();
  expect([pipeline.sent.length, new Set(pipeline.sent).size]).toEqual([2, 1]);
  expect(await pipeline.found()).toMatchObject({ state: "review", faults: [{ code: "BUYER_STATUS_UNCLEAR" }] });
});

test("gives a number of our own back when the document is made anew in the other series", async () => {
  const pipeline = await aKnownBuyer();
  await pipeline.settle({ numbering: "own" });
  let looks = 0;
  pipeline.script.afterLookingUp = async () => {
    looks += 1;
    if (looks === 2) pipeline.script.registry = REGISTERED;
  };
  await pipeline.run();
  expect(pipeline.sentNumbers.map((number) => number?.replace(/^(.{3})\d{4}/, "$1"))).toEqual([
    "EAR000000001",
    "EFT000000001",
  ]);
  const next = await pipeline.unitOfWork(OUR_SHOP, ({ numbers }) =>
    numbers.take({
      ettn: ettn("00000000-0000-4000-8000-00000000000a"),
      sellerTaxId: COMPANY.vkn,
      environment: "live",
      series: "EAR",
      issueDate: pipeline.day(0),
    }),
  );
  expect(next).toMatch(/^EAR\d{4}000000001$/);
});

test("asks nobody about a consumer without a number", async () => {
  const pipeline = await readyPipeline();
  let looks = 0;
  pipeline.script.whileLookingUp = async () => {
    looks += 1;
  };
  await pipeline.run();
  expect([looks, (await pipeline.found())?.state]).toEqual([0, "issued"]);
});
