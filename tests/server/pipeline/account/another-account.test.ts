import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { toEttn } from "../../../../server/invoice/ids.ts";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { saveIntegrator } from "../../../../server/pipeline/account/connect-account.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { aSummary, orderId, OUR_SHOP } from "../../../support/temporary-store.ts";
import { anOrder } from "../../invoice/an-order.ts";

describe.each(ENGINES)("on %s, another integrator", (engine) => {
  async function aShop() {
    const pipeline = await readyPipeline(engine);
    const change = () =>
      saveIntegrator(pipeline.ports)(OUR_SHOP, { kind: "nes", access: { apiKey: "k" }, environment: "live" });
    return { ...pipeline, change };
  }

  /** Orders that the account refused, later than the one of the pipeline, with a copy of its invoice each. */
  async function aBacklog({ script, run, invoice, unitOfWork }: Awaited<ReturnType<typeof aShop>>, size: number) {
    script.outcome = NO_CREDIT;
    await run();
    const known = await invoice();
    const ids = Array.from({ length: size }, (_, at) => orderId(700_000 + at));
    await unitOfWork(OUR_SHOP, async ({ orders, invoices }) => {
      for (const id of ids) {
        const ettn = toEttn(randomUUID());
        if (!known || !ettn) throw new Error("no invoice to copy");
        await orders.save(aSummary({ id, processedAt: new Date("2030-01-01T00:00:00Z") }));
        await orders.move(id, "issue");
        await invoices.insert(id, { ...known.invoice, ettn }, known.sentTo);
      }
    });
    return ids;
  }

  test("is connected while orders wait that the one before refused, and gets their invoices", async () => {
    const { settle, script, run, invoice, change, found, sent, sentNumbers, alive } = await aShop();
    await settle({ numbering: "own" });
    script.outcome = NO_CREDIT;
    await run();
    expect(await found()).toMatchObject({ state: "queued", problem: { code: "INTEGRATOR_CONFIG" } });
    const before = (await invoice())?.invoice;
    expect(await change()).toMatchObject({ ok: true });
    script.outcome = ACCEPTED;
    await run();
    expect(await found()).toMatchObject({ state: "issued", problem: undefined });
    expect(await invoice()).toMatchObject({ sentTo: { kind: "nes" }, invoice: { number: before?.number } });
    expect([alive(), new Set(sent).size, new Set(sentNumbers).size]).toEqual([1, 2, 1]);
  });

  test("takes a long queue back in portions, and other shops' deliveries go between them", async () => {
    const shop = await aShop();
    await aBacklog(shop, 120);
    const queued = async () => (await shop.read(OUR_SHOP).orders.counts()).get("queued") ?? 0;
    const left: number[] = [await queued()];
    const unitOfWork: PipelinePorts["unitOfWork"] = async (...unit) => {
      const answer = await shop.ports.unitOfWork(...unit);
      left.push(await queued());
      return answer;
    };
    const account = { kind: "nes", access: { apiKey: "k" }, environment: "live" } as const;
    expect(await saveIntegrator({ ...shop.ports, unitOfWork })(OUR_SHOP, account)).toMatchObject({ ok: true });
    expect([left[0], left.at(-1)]).toEqual([121, 0]);
    expect(Math.max(...left.slice(1).map((n, at) => (left[at] ?? 0) - n))).toBeLessThanOrEqual(50);
  });

  test("leaves orders with a job each when the process dies between two portions: they go on with the one before", async () => {
    const shop = await aShop();
    const ids = await aBacklog(shop, 120);
    let units = 0;
    shop.script.whileVerifying = async () => {
      shop.script.edge = () => {
        units += 1;
        if (units > 2) throw new Error("the process died");
      };
    };
    await expect(shop.change()).rejects.toThrow("died");
    shop.script.edge = () => {};
    const first = ids.slice(0, 49);
    expect([...(await shop.read(OUR_SHOP).orders.tally(first))]).toEqual([["waiting", 49]]);
    await shop.unitOfWork(OUR_SHOP, async ({ jobs }) => {
      for (const id of first) expect(await jobs.ensure(id)).toBe(false);
    });
    expect(await shop.found()).toMatchObject({ state: "waiting", reason: "NOT_SET_UP" });
    shop.script.outcome = ACCEPTED;
    shop.clock.pass(4000);
    await shop.run();
    expect(await shop.invoice()).toMatchObject({ sentTo: { kind: "nilvera" } });
    expect([(await shop.found())?.state, shop.alive()]).toEqual(["issued", 1]);
  });

  /** Connects the other one while something happens between the last portion and the change itself. */
  async function changeWhile(shop: Awaited<ReturnType<typeof aShop>>, meanwhile: () => Promise<unknown>) {
    let isDone = false;
    const unitOfWork: PipelinePorts["unitOfWork"] = async (...unit) => {
      const answer = await shop.ports.unitOfWork(...unit);
      const isTaken = (await shop.read(OUR_SHOP).orders.counts()).get("waiting");
      if (isTaken && !isDone) {
        isDone = true;
        await meanwhile();
      }
      return answer;
    };
    const account = { kind: "nes", access: { apiKey: "k" }, environment: "live" } as const;
    return saveIntegrator({ ...shop.ports, unitOfWork })(OUR_SHOP, account);
  }

  test("takes back also what was made anew for the one before while it took the others back", async () => {
    const shop = await aShop();
    shop.script.outcome = NO_CREDIT;
    await shop.run();
    const madeAnew = () => shop.run();
    expect(await changeWhile(shop, madeAnew)).toMatchObject({ ok: true });
    expect(await shop.found()).toMatchObject({ state: "waiting", reason: "NOT_SET_UP" });
    shop.script.outcome = ACCEPTED;
    await shop.run();
    expect(await shop.invoice()).toMatchObject({ sentTo: { kind: "nes" } });
    expect(shop.alive()).toBe(1);
  });

  test("is refused where one left for the one before while the others were taken back", async () => {
    const shop = await aShop();
    const ids = await aBacklog(shop, 60);
    Object.assign(shop.script, { outcome: ACCEPTED, becomes: "processing" });
    const left = async () => {
      shop.clock.pass(3600);
      return shop.run();
    };
    await expect(changeWhile(shop, left)).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect(await shop.found()).toMatchObject({ state: "processing" });
    expect(await shop.invoice()).toMatchObject({ sentTo: { kind: "nilvera" } });
    expect([...(await shop.read(OUR_SHOP).orders.tally(ids.slice(0, 49)))]).toEqual([["waiting", 49]]);
  });

  test("takes nothing back where the last of a long queue may have arrived", async () => {
    const shop = await aShop();
    const ids = await aBacklog(shop, 120);
    await shop.unitOfWork(OUR_SHOP, async ({ invoices }) => {
      const last = await invoices.findLatest(ids.at(-1) ?? orderId(1));
      if (last) await invoices.update(last.invoice.ettn, { wasLost: true });
    });
    await expect(shop.change()).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect((await shop.read(OUR_SHOP).orders.counts()).get("queued")).toBe(121);
  });

  test("is refused while a document may have reached the one before", async () => {
    const { script, run, change, found } = await aShop();
    script.outcome = LOST;
    await run();
    await expect(change()).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect(await found()).toMatchObject({ state: "unknown" });
  });

  test("is refused while a draft stands in the books of the one before", async () => {
    const { ports, change, found } = await aShop();
    const integratorFor: PipelinePorts["integratorFor"] = (...account) => ({
      ...ports.integratorFor(...account),
      submit: async (_invoice, earlier) =>
        earlier?.reference === undefined
          ? { kind: "prepared", reference: "draft-1" }
          : { kind: "retry", afterSeconds: 60 },
    });
    await advanceOrder({ ...ports, integratorFor })(OUR_SHOP, anOrder().id);
    await expect(change()).rejects.toMatchObject({ code: "INTEGRATOR_IN_USE" });
    expect(await found()).toMatchObject({ state: "queued" });
  });
});
