import { beforeEach, describe, expect, test } from "vitest";
import { vknOf } from "../../../../demo/orders/tax-numbers.ts";
import { toOrderId } from "../../../../server/invoice/ids.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { invoiceToUblBytes } from "../../../../server/ubl/invoice-document.ts";
import { ENGINES } from "../../../support/engines.ts";
import { NO_CREDIT, readyPipeline } from "../../../support/pipeline-on-paper.ts";

const OURS = "1234567808";
const HOUR = 3600;

/** Originals as they are downloaded, issued in the name of that number's company. */
const originalOf =
  (number: string) =>
  (invoice: Invoice): Uint8Array<ArrayBuffer> => {
    const taxId = { scheme: "VKN", value: number, title: "Firma A.Ş." } as const;
    return Uint8Array.from(invoiceToUblBytes({ ...invoice, seller: { ...invoice.seller, taxId } }));
  };

describe.each(ENGINES)("an integrator that cannot tell whose account a key opens, on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
    pipeline.script.capabilities = { isOwnerTyped: true };
    pipeline.script.file = originalOf(vknOf("987654321"));
  });

  /** Another order of the shop is paid and worked on. */
  const another = async (number: number) => {
    const id = toOrderId(`gid://shopify/Order/${8_000_000 + number}`);
    if (!id) throw new Error("no order id");
    pipeline.change({ id, name: `#8${number}` });
    await pipeline.run();
    return pipeline.found();
  };
  const codes = async () => (await pipeline.found())?.faults.map(({ code }) => code);

  test("sends nothing more once an original bears another company's number, whatever is tried", async () => {
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
    expect(await codes()).toEqual(["INVOICE_OF_ANOTHER_SELLER"]);

    const rests = { state: "queued", problem: { code: "ACCOUNT_OF_ANOTHER" } };
    expect(await another(1)).toMatchObject(rests);
    await pipeline.retry();
    await pipeline.run();
    await pipeline.settle({ notes: ["Teşekkürler"] });
    await pipeline.run();
    pipeline.clock.pass(48 * HOUR);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ problem: rests.problem });
    expect(pipeline.sent).toHaveLength(1);
  });

  test("tells of it beside what else is wrong with the same original", async () => {
    pipeline.script.file = (invoice) => {
      const { totals } = invoice;
      return originalOf(vknOf("987654321"))({ ...invoice, totals: { ...totals, payable: totals.payable + 100n } });
    };
    await pipeline.run();
    expect(await codes()).toEqual(["ORIGINAL_TOTAL_DIFFERS", "INVOICE_OF_ANOTHER_SELLER"]);
  });

  test("goes on once the account is connected anew and originals bear the shop's number", async () => {
    await pipeline.run();
    await another(1);
    pipeline.script.file = originalOf(OURS);
    await pipeline.connect();
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued", problem: undefined, faults: [] });
    expect(await another(2)).toMatchObject({ state: "issued", faults: [] });
    expect(pipeline.sent).toHaveLength(3);
  });

  test("keeps telling of the wrong invoice when its order changes, until a person has settled it", async () => {
    await pipeline.run();
    pipeline.clock.pass(2 * HOUR);
    await pipeline.run();
    await pipeline.run();
    expect(await codes()).toEqual(["INVOICE_OF_ANOTHER_SELLER"]);
    await pipeline.settleCorrection();
    await pipeline.run();
    expect(await codes()).toEqual([]);
  });

  test("trusts a refusal of the account no more than the original: the queue does not open by a probe", async () => {
    pipeline.script.outcome = NO_CREDIT;
    const [first, second] = [await another(1), await another(2)];
    expect([first?.state, second?.state]).toEqual(["queued", "queued"]);
    pipeline.script.outcome = { kind: "accepted", number: undefined };
    pipeline.clock.pass(HOUR);
    await pipeline.run();
    expect(await codes()).toEqual(["INVOICE_OF_ANOTHER_SELLER"]);
    expect(await another(3)).toMatchObject({ state: "queued", problem: { code: "ACCOUNT_OF_ANOTHER" } });
  });

  test.each([
    ["bears the shop's own number", () => originalOf(OURS)],
    ["cannot be read", () => new Uint8Array([1])],
  ])("is trusted where the original %s", async (_, file) => {
    pipeline.script.file = file();
    await pipeline.run();
    expect(await codes()).toEqual([]);
    expect(await another(1)).toMatchObject({ state: "issued" });
  });

  test("is not asked of a test account, which stands for whom it likes", async () => {
    await pipeline.connect("test");
    await pipeline.run();
    expect(await codes()).toEqual([]);
  });
});
