import { randomUUID } from "node:crypto";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { NumberWanted } from "../../../server/pipeline/ports/number-store.ts";
import { numberReport } from "../../../server/store/number-report.ts";
import { anInvoice, aSeller, ettn } from "../integrators/an-invoice.ts";
import { day } from "../invoice/an-order.ts";
import { type AnyStore, ENGINES, storeOn } from "../../support/engines.ts";
import { orderId, OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";

const aWish = (changes: Partial<NumberWanted> = {}): NumberWanted => ({
  ettn: ettn(randomUUID()),
  sellerTaxId: "1234567808",
  environment: "live",
  series: "EAR",
  issueDate: day("2026-11-20"),
  ...changes,
});

describe.each(ENGINES)("our own numbers, on %s", (engine) => {
  const take = (store: AnyStore, wish: NumberWanted = aWish(), shop = OUR_SHOP) =>
    store.unitOfWork(shop, ({ numbers }) => numbers.take(wish));

  test("follow one another, each seller, host, series and year on its own", async () => {
    const store = await storeOn(engine);
    expect([await take(store), await take(store)]).toEqual(["EAR2026000000001", "EAR2026000000002"]);
    expect(await take(store, aWish({ series: "EFT" }))).toBe("EFT2026000000001");
    expect(await take(store, aWish({ environment: "test" }))).toBe("EAR2026000000001");
    expect(await take(store, aWish({ sellerTaxId: "9876543217" }))).toBe("EAR2026000000001");
    expect(await take(store, aWish({ issueDate: day("2027-01-01") }))).toBe("EAR2027000000001");
    expect(await take(store)).toBe("EAR2026000000003");
  });

  test("are one line for two shops of a company that issue at the same time", async () => {
    const store = await storeOn(engine);
    const shops = Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? OUR_SHOP : THEIR_SHOP));
    const taken = await Promise.all(shops.map((shop) => take(store, aWish(), shop)));
    const expected = shops.map((_, index) => `EAR2026${String(index + 1).padStart(9, "0")}`);
    expect(taken.toSorted()).toEqual(expected);
  });

  test("of a transaction that fails are nobody's", async () => {
    const store = await storeOn(engine);
    const failing = store.unitOfWork(OUR_SHOP, async ({ numbers }) => {
      await numbers.take(aWish());
      throw new Error("broken off");
    });
    await expect(failing).rejects.toThrow("broken off");
    expect(await take(store)).toBe("EAR2026000000001");
  });

  test("given back go to the next document, the lowest first", async () => {
    const store = await storeOn(engine);
    const wishes = [aWish(), aWish(), aWish()];
    for (const wish of wishes) await take(store, wish);
    await store.unitOfWork(OUR_SHOP, async ({ numbers }) => {
      for (const { ettn: unsent } of wishes.slice(0, 2).toReversed()) await numbers.giveBack(unsent);
    });
    expect(await take(store, aWish(), THEIR_SHOP)).toBe("EAR2026000000001");
    expect(await take(store)).toBe("EAR2026000000002");
    expect(await take(store)).toBe("EAR2026000000004");
  });

  test("are refused to a date before the series' last, whatever the clock says", async () => {
    const store = await storeOn(engine);
    await take(store);
    await expect(take(store, aWish({ issueDate: day("2026-11-19") }))).rejects.toMatchObject({
      code: "SERIES_AHEAD_OF_CLOCK",
    });
    expect(await take(store, aWish({ issueDate: day("2026-11-21") }))).toBe("EAR2026000000002");
  });

  test("count no date of a document that never left", async () => {
    const store = await storeOn(engine);
    const ahead = aWish({ issueDate: day("2026-11-25") });
    await take(store, ahead);
    await store.unitOfWork(OUR_SHOP, ({ numbers }) => numbers.giveBack(ahead.ettn));
    expect(await take(store)).toBe("EAR2026000000001");
  });

  test("never go back in time and leave no gap that is not told, however clocks run, documents die and the integrator numbers", async () => {
    const store = await storeOn(engine);
    const step = fc.oneof(
      fc.record({ kind: fc.constant("take" as const), day: fc.integer({ min: 10, max: 15 }) }),
      fc.record({ kind: fc.constant("give-back" as const), which: fc.nat() }),
      fc.record({ kind: fc.constant("integrator" as const), isOfReturned: fc.boolean() }),
    );
    const steps = fc.array(step, { maxLength: 30 });
    let seller = 1_000_000_000;
    await fc.assert(
      fc.asyncProperty(steps, async (story) => {
        seller += 1;
        await liveThrough(store, { story, sellerTaxId: String(seller) });
      }),
      { numRuns: 25 },
    );
  });

  test("go on where the integrator's ended", async () => {
    const store = await storeOn(engine);
    const theirs = anInvoice({ number: "EAR2026000000041", issueDate: day("2026-11-19") });
    await store.unitOfWork(OUR_SHOP, ({ invoices }) =>
      invoices.insert(orderId(1001), theirs, { kind: "nilvera", environment: "live" }),
    );
    expect(await take(store, aWish({ sellerTaxId: theirs.seller.taxId.value }))).toBe("EAR2026000000042");
  });

  test("are told by the report, the one without a document among them", async () => {
    const store = await storeOn(engine);
    const unsent = aWish();
    await take(store, unsent);
    await store.unitOfWork(OUR_SHOP, async ({ numbers, invoices }) => {
      const wish = aWish();
      const number = await numbers.take(wish);
      await invoices.insert(orderId(1001), anInvoice({ ettn: wish.ettn, number }), {
        kind: "nilvera",
        environment: "live",
      });
    });
    await take(store);
    await store.unitOfWork(OUR_SHOP, ({ numbers }) => numbers.giveBack(unsent.ettn));
    expect(await numberReport(store.reading)).toMatchObject([
      { used: 1, returned: ["EAR2026000000001"], spent: [], unexplained: ["EAR2026000000003"] },
    ]);
  });

  type Step =
    | { readonly kind: "take"; readonly day: number }
    | { readonly kind: "give-back"; readonly which: number }
    | { readonly kind: "integrator"; readonly isOfReturned: boolean };
  type Story = { readonly story: readonly Step[]; readonly sellerTaxId: string };

  const textOf = (sequence: number) => `EAR2026${String(sequence).padStart(9, "0")}`;
  let orders = 0;

  /** An invoice of another order, accepted under a number the integrator gave. */
  function numberedByIntegrator(store: AnyStore, sellerTaxId: string, number: string): Promise<void> {
    orders += 1;
    const order = orderId(orders);
    const seller = aSeller({ taxId: { scheme: "VKN", value: sellerTaxId, title: "Örnek" } });
    const theirs = anInvoice({ ettn: ettn(randomUUID()), number, seller });
    return store.unitOfWork(OUR_SHOP, async ({ invoices }) => {
      await invoices.insert(order, theirs, { kind: "nilvera", environment: "live" });
      await invoices.update(theirs.ettn, { acceptedAt: new Date() });
    });
  }

  /** Holds each number and date that is given against those that documents bear. */
  async function liveThrough(store: AnyStore, { story, sellerTaxId }: Story): Promise<void> {
    const borne = new Map<number, NumberWanted>();
    const returned = new Set<number>();
    let highest = 0;
    for (const step of story) {
      if (step.kind === "integrator") {
        const [lowest = highest + 1] = step.isOfReturned ? [...returned].toSorted((a, b) => a - b) : [];
        await numberedByIntegrator(store, sellerTaxId, textOf(lowest));
        returned.delete(lowest);
        highest = Math.max(highest, lowest);
        continue;
      }
      if (step.kind === "give-back") {
        const [sequence, wish] = [...borne][step.which % Math.max(borne.size, 1)] ?? [];
        if (sequence === undefined || !wish) continue;
        await store.unitOfWork(OUR_SHOP, ({ numbers }) => numbers.giveBack(wish.ettn));
        borne.delete(sequence);
        returned.add(sequence);
        continue;
      }
      const wish = aWish({ sellerTaxId, issueDate: day(`2026-11-${step.day}`) });
      const isLate = [...borne.values()].every(({ issueDate }) => issueDate <= wish.issueDate);
      const number = await take(store, wish).catch((cause: unknown) => cause);
      if (!isLate) {
        expect(number).toMatchObject({ code: "SERIES_AHEAD_OF_CLOCK" });
        continue;
      }
      const sequence = returned.size > 0 ? Math.min(...returned) : highest + 1;
      highest = Math.max(highest, sequence);
      expect(number).toBe(textOf(sequence));
      returned.delete(sequence);
      borne.set(sequence, wish);
    }
  }
});
