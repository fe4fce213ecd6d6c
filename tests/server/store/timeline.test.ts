import { describe, expect, test } from "vitest";
import { toOrderId } from "../../../server/invoice/ids.ts";
import { actingAs } from "../../../server/pipeline/ports/actor.ts";
import type { RecordQuery } from "../../../server/pipeline/ports/timeline.ts";
import { type AnyStore, ENGINES, storeOn } from "../../support/engines.ts";
import { THEIR_SHOP, OUR_SHOP } from "../../support/temporary-store.ts";

const ORDER = toOrderId("1001") ?? expect.fail("no order id");

/** Six events, one of each actor, and one of another shop between them. */
async function somethingDone({ unitOfWork }: AnyStore): Promise<void> {
  await actingAs("user 42", () => unitOfWork(OUR_SHOP, ({ timeline }) => timeline.note("settings-saved")));
  await actingAs("job 7", () =>
    unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ORDER, "issued", { total: "1.00" })),
  );
  await actingAs("user 42", () => unitOfWork(THEIR_SHOP, ({ timeline }) => timeline.note("switched-off")));
  await actingAs("buyer", () => unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ORDER, "buyer-proposed")));
  await actingAs("webhook w1", () =>
    unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ORDER, "webhook-received")),
  );
  await actingAs("flow", () => unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ORDER, "invoice-asked")));
  await actingAs("user 43", () => unitOfWork(OUR_SHOP, ({ timeline }) => timeline.append(ORDER, "retry-requested")));
}

describe.each(ENGINES)("the record of a shop on %s", (engine) => {
  const kindsBy = async ({ read }: AnyStore, by: RecordQuery["by"]) => {
    const { lines } = await read(OUR_SHOP).timeline.page({ by, after: undefined, limit: 50 });
    return lines.map(({ kind }) => kind);
  };

  test("tells what people did apart from what the app did by itself, the newest first, and nothing of another shop", async () => {
    const store = await storeOn(engine);
    await somethingDone(store);
    const byPeople = ["retry-requested", "invoice-asked", "buyer-proposed", "settings-saved"];
    expect(await kindsBy(store, "people")).toEqual(byPeople);
    expect(await kindsBy(store, "app")).toEqual(["webhook-received", "issued"]);
    expect(await kindsBy(store, "user 42")).toEqual(["settings-saved"]);
    expect(await kindsBy(store, "all")).toHaveLength(6);
  });

  test("goes on where the page before ended, whatever was written meanwhile", async () => {
    const store = await storeOn(engine);
    await somethingDone(store);
    const page = (after: number | undefined) => store.read(OUR_SHOP).timeline.page({ by: "all", after, limit: 4 });
    const first = await page(undefined);
    await actingAs("user 42", () => store.unitOfWork(OUR_SHOP, ({ timeline }) => timeline.note("switched-on")));
    const second = await page(first.next);
    expect([...first.lines, ...second.lines].map(({ kind, actor, orderId }) => [kind, actor, orderId])).toEqual([
      ["retry-requested", "user 43", ORDER],
      ["invoice-asked", "flow", ORDER],
      ["webhook-received", "webhook w1", ORDER],
      ["buyer-proposed", "buyer", ORDER],
      ["issued", "job 7", ORDER],
      ["settings-saved", "user 42", undefined],
    ]);
    expect(second.next).toBeUndefined();
  });

  test("an order's own story holds nothing of the shop's", async () => {
    const store = await storeOn(engine);
    await somethingDone(store);
    const story = await store.read(OUR_SHOP).timeline.list(ORDER);
    expect(story.map(({ kind }) => kind)).toEqual([
      "issued",
      "buyer-proposed",
      "webhook-received",
      "invoice-asked",
      "retry-requested",
    ]);
  });
});
