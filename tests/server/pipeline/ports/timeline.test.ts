import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tcknOf } from "../../../../demo/orders/tax-numbers.ts";
import { actingAs } from "../../../../server/pipeline/ports/actor.ts";
import { ENGINES } from "../../../support/engines.ts";
import { ACCEPTED, LOST, NO_CREDIT, readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { secondsToMorning } from "../../../support/shifted-clock.ts";
import { legacy, startReadyApp, type TestApp } from "../../../support/test-app.ts";
import { anAddress } from "../../invoice/an-order.ts";

const TCKN = tcknOf("100000001");
const BUYER = { ...anAddress(), phone: "+905321234567" };
const PERSONAL = [BUYER.firstName, BUYER.lastName, BUYER.address1, BUYER.phone, TCKN, "elif@ornek.com.tr", "Papatya"];
/** What a provider may say of a document, names and all. */
const TELLTALE = { code: "2015", text: `${BUYER.firstName} ${BUYER.lastName} (${TCKN}) hatalı` };

describe.each(ENGINES)("the timeline on %s", (engine) => {
  test("tells of every event who did it by an id, and holds nothing personal, whatever goes wrong", async () => {
    const pipeline = await readyPipeline(engine);
    const { script, clock } = pipeline;
    clock.pass(secondsToMorning(clock.now(), 1));
    pipeline.change({ billing: BUYER, shipping: BUYER, attributes: [{ key: "tckn", value: "12" }] });
    const work = () => actingAs("job 7", () => pipeline.run());
    const person = (act: () => Promise<unknown>) => actingAs("user 42", act);
    await work();
    pipeline.change({ attributes: [{ key: "tckn", value: TCKN }] });
    script.outcome = { kind: "refused", reason: "data", provider: TELLTALE };
    await person(pipeline.retry);
    await work();
    script.outcome = NO_CREDIT;
    await person(pipeline.retry);
    await work();
    for (const outcome of [{ kind: "retry", afterSeconds: 1 } as const, LOST, ACCEPTED]) {
      script.outcome = outcome;
      await person(pipeline.retry);
      pipeline.clock.pass(600);
      await work();
    }
    pipeline.clock.pass(120);
    pipeline.change({ cancelledAt: pipeline.clock.now() });
    await work();
    await person(pipeline.settleCorrection);
    pipeline.cancelAll();
    pipeline.clock.pass(90_000);
    await work();

    const rows = await pipeline.reading.rows(sql`select kind, actor, facts from timeline where order_id is not null`);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(
      new Set([
        "faults-found",
        "retry-requested",
        "issued",
        "submission-started",
        "submission-refused",
        "integrator-config",
        "retry-scheduled",
        "answer-lost",
        "looked-up",
        "submitted",
        "confirmed",
        "document-archived",
        "correction-needed",
        "correction-settled",
        "cancelled",
      ]),
    );
    for (const { kind, actor } of rows)
      expect([kind, actor]).toEqual([kind, PEOPLES.has(String(kind)) ? "user 42" : "job 7"]);
    const text = JSON.stringify(rows);
    for (const personal of PERSONAL) expect(text).not.toContain(personal);
  });
});

const PEOPLES: ReadonlySet<string> = new Set(["retry-requested", "correction-settled"]);

describe("through the app", () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startReadyApp();
  });
  afterAll(() => app.close());

  test("a webhook, the job it woke and the person who then acts each stand with their own id", async () => {
    const orderId = await app.paid({ customAttributes: [{ key: "tckn", value: "123" }] });
    await app.settle(orderId, "review");
    await app.api(`/api/orders/${legacy(orderId)}/invoiced-elsewhere`, { method: "POST" });
    const rows = app.rows("select kind, actor from timeline where order_id = ?", orderId);
    const [{ webhook_id: webhookId } = {}] = app.rows("select webhook_id from inbox where order_id = ?", orderId);
    expect(rows).toContainEqual({ kind: "webhook-received", actor: `webhook ${String(webhookId)}` });
    expect(rows).toContainEqual({ kind: "faults-found", actor: expect.stringMatching(/^job \d+$/) });
    expect(rows).toContainEqual({ kind: "invoiced-elsewhere", actor: expect.stringMatching(/^user \w+$/) });
  });
});
