import { describe, expect, test } from "vitest";
import type { Ettn } from "../../../server/invoice/ids.ts";
import { sandboxBook } from "../../../server/store/sandbox-book.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";
import { OUR_SHOP, THEIR_SHOP } from "../../support/temporary-store.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";

const AT = new Date("2026-11-20T09:00:00Z");
const idOf = (digit: number): Ettn => ettn(`00000000-0000-4000-8000-00000000000${digit}`);

describe.each(ENGINES)("the trial's documents on %s", (engine) => {
  test("number themselves by series and year, each shop for itself, and only what was taken", async () => {
    const store = await storeOn(engine);
    const ours = sandboxBook(store, OUR_SHOP);
    const theirs = sandboxBook(store, THEIR_SHOP);
    for (const digit of [1, 2, 3]) await ours.countSend(anInvoice({ ettn: idOf(digit) }));
    await ours.countSend(anInvoice({ ettn: idOf(4), series: "EFT" }));
    await theirs.countSend(anInvoice({ ettn: idOf(1) }));
    const numbers = [];
    for (const [book, digit] of [
      [ours, 1],
      [ours, 3],
      [ours, 4],
      [theirs, 1],
    ] as const) {
      numbers.push((await book.take(idOf(digit), AT)).taken?.number);
    }
    expect(numbers).toEqual(["EAR2026000000001", "EAR2026000000002", "EFT2026000000001", "EAR2026000000001"]);
    expect((await ours.find(idOf(2)))?.taken).toBeUndefined();
  });

  test("are whole again when read, amounts to the kuruş, and keep what was taken first", async () => {
    const store = await storeOn(engine);
    const book = sandboxBook(store, OUR_SHOP);
    const invoice = anInvoice({ ettn: idOf(1) });
    await book.countSend(invoice);
    await book.take(idOf(1), AT);
    await book.countSend({ ...invoice, notes: ["something else"] });
    await book.setCancelled(idOf(1), AT);
    expect(await book.find(idOf(1))).toEqual({
      invoice,
      sends: 2,
      taken: { at: AT, number: "EAR2026000000001" },
      cancelledAt: AT,
    });
    await book.setCancelled(idOf(1), undefined);
    expect((await book.find(idOf(1)))?.cancelledAt).toBeUndefined();
  });

  test("keep a number of ours, and their own when they are taken again", async () => {
    const store = await storeOn(engine);
    const book = sandboxBook(store, OUR_SHOP);
    await book.countSend(anInvoice({ ettn: idOf(1), number: "EAR2026000000042" }));
    await book.take(idOf(1), AT);
    const again = await book.take(idOf(1), new Date("2026-11-21T09:00:00Z"));
    expect(again.taken).toEqual({ at: new Date("2026-11-21T09:00:00Z"), number: "EAR2026000000042" });
  });
});
