import { describe, expect, test } from "vitest";
import { advanceOrder } from "../../../../server/pipeline/advance-order.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import type { DiscardOutcome, DocumentStatus } from "../../../../server/pipeline/ports/integrator.ts";
import type { PipelinePorts } from "../../../../server/pipeline/ports/ports.ts";
import { anOrder } from "../../invoice/an-order.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

const told = (state: DocumentStatus["state"]): DocumentStatus => ({
  state,
  number: undefined,
  reported: false,
  detail: undefined,
  raw: state,
});
const STATUS = { draft: told("draft"), document: told("processing") };

describe.each(ENGINES)("a draft an integrator made before the document, on %s", (engine) => {
  /** An order whose draft was made, and whose document was to be tried again a moment later. */
  async function interrupted() {
    const pipeline = await readyPipeline(engine);
    pipeline.script.outcome = { kind: "retry", afterSeconds: 5 };
    await pipeline.run();
    const ettn = (await pipeline.invoice())?.invoice.ettn;
    if (!ettn) throw new Error("no invoice");
    await pipeline.unitOfWork(OUR_SHOP, ({ invoices }) => invoices.update(ettn, { reference: "a draft" }));
    const discarded: string[] = [];
    const integratorFor: PipelinePorts["integratorFor"] = (settings, shop) => ({
      ...pipeline.ports.integratorFor(settings, shop),
      discard: async ({ ettn: one, reference }) => {
        discarded.push(`${one} ${reference}`);
        throw new Error("no answer");
      },
    });
    const { id } = anOrder();
    return { pipeline, ettn, discarded, run: () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, id) };
  }

  test("does not stay in the books once the order was called off, answer or not", async () => {
    const { pipeline, ettn, discarded, run } = await interrupted();
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "not-ours" });
    expect(discarded).toEqual([`${ettn} a draft`]);
  });

  describe("the last step of which was lost, once the order was called off,", () => {
    const DAY_AND_MINUTE = 86_460;
    type Draft = "draft" | "gone" | "document";

    async function lost(discard: () => Promise<DiscardOutcome>) {
      const pipeline = await readyPipeline(engine);
      let draft: Draft = "gone";
      const integratorFor: PipelinePorts["integratorFor"] = (settings, shop) => {
        const integrator = pipeline.ports.integratorFor(settings, shop);
        return {
          ...integrator,
          capabilities: { ...integrator.capabilities, isTwoPhase: true, settlesInSeconds: 3600 },
          submit: async (_invoice, earlier) => {
            draft = "draft";
            return earlier?.reference === undefined ? { kind: "prepared", reference: "a draft" } : { kind: "unknown" };
          },
          findByEttn: async () => (draft === "gone" ? undefined : STATUS[draft]),
          discard,
        };
      };
      const run = () => advanceOrder({ ...pipeline.ports, integratorFor })(OUR_SHOP, anOrder().id);
      await run();
      expect((await pipeline.found())?.state).toBe("unknown");
      pipeline.change({ cancelledAt: pipeline.clock.now() });
      pipeline.clock.pass(DAY_AND_MINUTE);
      const becomes = (next: Draft) => {
        draft = next;
      };
      return { ...pipeline, run, becomes, draft: () => draft };
    }

    test("does not stay in the books", async () => {
      const app = await lost(async () => {
        app.becomes("gone");
        return { kind: "gone" };
      });
      expect(await app.run()).toEqual({ kind: "done" });
      expect([(await app.found())?.state, app.draft()]).toEqual(["not-ours", "gone"]);
    });

    test("is tried to be deleted until somebody says that it is gone", async () => {
      const app = await lost(async () => {
        throw new AppError("INTEGRATOR_UNREACHABLE");
      });
      await expect(app.run()).rejects.toThrow("INTEGRATOR_UNREACHABLE");
      expect((await app.found())?.state).toBe("unknown");
    });

    test("is told where the integrator does not delete it, and the order is closed once the merchant has", async () => {
      const app = await lost(async () => ({ kind: "left", text: "Elle silin." }));
      await app.run();
      expect(await app.found()).toMatchObject({
        state: "failed",
        faults: [{ code: "INTEGRATOR_DRAFT_LEFT", facts: { text: "Elle silin." } }],
      });
      app.becomes("gone");
      await app.retry();
      await app.run();
      expect(await app.found()).toMatchObject({ state: "not-ours", reason: "CANCELLED", faults: [] });
    });

    test("is the order's invoice where somebody has made a document of it", async () => {
      const app = await lost(async () => {
        app.becomes("document");
        return { kind: "document" };
      });
      expect(await app.run()).toMatchObject({ kind: "snooze" });
      app.clock.pass(60);
      await app.run();
      expect((await app.found())?.state).toBe("processing");
    });
  });

  test("stays where the same document goes on", async () => {
    const { pipeline, discarded, run } = await interrupted();
    pipeline.script.outcome = { kind: "accepted", number: undefined };
    pipeline.clock.pass(6);
    await run();
    await run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
    expect(discarded).toEqual([]);
  });
});
