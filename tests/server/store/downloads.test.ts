import { describe, expect, test } from "vitest";
import { redeemDownload } from "../../../server/store/downloads.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";
import { ettn } from "../integrators/an-invoice.ts";
import { ENGINES, storeOn } from "../../support/engines.ts";

describe.each(ENGINES)("on %s", (engine) => {
  const ETTN = ettn("6f1c1b2a-8f0e-4a57-9a3b-0c2f6a1d9e01");

  async function aGrant() {
    const { transact, clock, unitOfWork } = await storeOn(engine);
    const expiresAt = new Date(clock.now().getTime() + 60_000);
    await unitOfWork(OUR_SHOP, ({ downloads }) => downloads.grant("hash", { ettn: ETTN, format: "pdf" }, expiresAt));
    return { clock, redeem: redeemDownload(transact, clock.now) };
  }

  test("a granted download is handed to the first of many who ask at once", async () => {
    const { redeem } = await aGrant();
    const answers = await Promise.all(Array.from({ length: 10 }, () => redeem("hash")));
    expect(answers.filter((answer) => answer !== undefined)).toEqual([{ shop: OUR_SHOP, ettn: ETTN, format: "pdf" }]);
    expect(await redeem("hash")).toBeUndefined();
  });

  test("is good for its minute and not a second longer", async () => {
    const [early, late] = [await aGrant(), await aGrant()];
    early.clock.pass(58);
    late.clock.pass(61);
    expect(await early.redeem("hash")).toMatchObject({ ettn: ETTN });
    expect(await late.redeem("hash")).toBeUndefined();
  });

  test("another token opens nothing and uses nothing up", async () => {
    const { redeem } = await aGrant();
    expect(await redeem("other")).toBeUndefined();
    expect(await redeem("hash")).toMatchObject({ ettn: ETTN });
  });
});
