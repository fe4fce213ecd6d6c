import { beforeEach, describe, expect, test } from "vitest";
import { tcknOf } from "../../../../demo/orders/tax-numbers.ts";
import { toEttn } from "../../../../server/invoice/ids.ts";
import type { Invoice } from "../../../../server/invoice/invoice.ts";
import { invoiceToUblBytes } from "../../../../server/ubl/invoice-document.ts";
import { ENGINES } from "../../../support/engines.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { startReadyApp } from "../../../support/test-app.ts";

const HOUR = 3600;
const DAY = 24 * HOUR;
const ANOTHER = toEttn("0b5a3c1e-7c3d-4a52-9d0f-3f1f0f6b9a11");

/** Originals as they are downloaded, with what the integrator makes of the invoice. */
const original =
  (change: (invoice: Invoice) => Partial<Invoice>) =>
  (invoice: Invoice): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(invoiceToUblBytes({ ...invoice, ...change(invoice) }));

const RIGHT = original(() => ({}));
/** As it was sent, before the integrator wrote its number in. */
const unnumbered = original(({ series }) => ({ number: series }));
const otherBuyer = ({ buyer }: Invoice): Partial<Invoice> => {
  const taxId = { scheme: "TCKN", value: tcknOf("123456789"), firstName: "Ali", familyName: "Can" } as const;
  return { buyer: { ...buyer, taxId } };
};

describe.each(ENGINES)("the original an integrator hands out, on %s", (engine) => {
  let pipeline: Awaited<ReturnType<typeof readyPipeline>>;

  beforeEach(async () => {
    pipeline = await readyPipeline(engine);
  });

  const codes = async () => (await pipeline.found())?.faults.map(({ code }) => code);
  const archived = async () => (await pipeline.story()).filter((kind) => kind === "document-archived").length;
  const later = async (seconds: number) => {
    pipeline.clock.pass(seconds);
    await pipeline.run();
  };

  test.each([
    ["ETTN", () => (ANOTHER ? { ettn: ANOTHER } : {})],
    ["number", () => ({ number: "EAR2026000009999" })],
    ["buyer", otherBuyer],
  ])("is not kept where it bears another %s, nor the PDF beside it", async (_, change) => {
    pipeline.script.file = original(change);
    await pipeline.run();
    expect(await pipeline.found()).toMatchObject({ state: "issued" });
    expect(await codes()).toEqual(["ORIGINAL_OF_ANOTHER"]);
    await later(HOUR);
    await later(2 * DAY);
    expect(await archived()).toBe(0);
    expect(await codes()).toEqual(["ORIGINAL_OF_ANOTHER"]);
    expect((await pipeline.story()).filter((kind) => kind === "faults-found")).toHaveLength(1);
  });

  test("is kept once it is the right one, and nobody is bothered any more", async () => {
    pipeline.script.file = original(otherBuyer);
    await pipeline.run();
    pipeline.script.file = RIGHT;
    await later(2 * DAY);
    expect(await codes()).toEqual([]);
    expect(await archived()).toBe(2);
  });

  test("is still looked at for a cancellation, and says nothing more once a person has settled it", async () => {
    pipeline.script.file = original(otherBuyer);
    await pipeline.run();
    await pipeline.settleCorrection();
    await later(2 * DAY);
    expect(await codes()).toEqual([]);
    expect(await archived()).toBe(0);
    pipeline.cancelAll();
    await later(3 * DAY);
    expect(await pipeline.found()).toMatchObject({ state: "cancelled" });
  });

  test.each([
    ["bears the number", RIGHT],
    ["bears only the series", unnumbered],
    ["cannot be read", () => new Uint8Array([1])],
  ])("is kept where it %s", async (_, file) => {
    pipeline.script.file = file;
    await pipeline.run();
    expect([await archived(), await codes()]).toEqual([2, []]);
  });

  test("over another total is kept, for it is the invoice, and told until a person has settled it", async () => {
    pipeline.script.file = original(({ totals }) => ({ totals: { ...totals, payable: totals.payable + 1n } }));
    await pipeline.run();
    expect(await archived()).toBe(2);
    const [fault] = (await pipeline.found())?.faults ?? [];
    expect(fault).toMatchObject({ code: "ORIGINAL_TOTAL_DIFFERS", path: "totals.payable" });
    await later(2 * HOUR);
    await pipeline.run();
    expect(await codes()).toEqual(["ORIGINAL_TOTAL_DIFFERS"]);
    await pipeline.settleCorrection();
    await later(2 * DAY);
    expect(await codes()).toEqual([]);
  });

  test("of an invoice that took another's place is told of, whatever was settled of the former one", async () => {
    pipeline.script.file = original(({ totals }) => ({ totals: { ...totals, payable: totals.payable + 1n } }));
    await pipeline.run();
    await pipeline.settleCorrection();
    await pipeline.askCancellation("reissue");
    await later(60);
    await later(60);
    expect([await codes(), pipeline.sent.length]).toEqual([["ORIGINAL_TOTAL_DIFFERS"], 2]);
  });

  test("archives its PDF also where its XML never comes", async () => {
    pipeline.script.file = (_, format) => (format === "pdf" ? new Uint8Array([1]) : undefined);
    await pipeline.run();
    expect(await archived()).toBe(0);
    await later(2 * DAY);
    expect(await archived()).toBe(1);
  });
});

test("a document Nilvera mixed up is neither kept nor shown, over real HTTP", async () => {
  const app = await startReadyApp();
  try {
    const first = await app.issued(await app.paid());
    app.nilvera.knobs.mixedUpWith = first.invoice?.ettn;
    const second = await app.paid();
    await app.settle(second, "issued");
    await expect.poll(async () => (await app.find(second))?.faults[0]?.code).toBe("ORIGINAL_OF_ANOTHER");
    const rows = () => app.rows("select ettn, format from documents where ettn <> ?", first.invoice?.ettn);
    expect(rows()).toEqual([]);
    app.nilvera.knobs.mixedUpWith = undefined;
    app.pass(HOUR);
    await expect.poll(() => rows().length).toBe(2);
    expect((await app.find(second))?.faults).toEqual([]);
  } finally {
    await app.close();
  }
});
