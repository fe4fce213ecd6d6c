import { describe, expect, test } from "vitest";
import { countRows } from "../../../server/store/move-shop.ts";
import { numberReport } from "../../../server/store/number-report.ts";
import { anInvoice, ettn } from "../integrators/an-invoice.ts";
import { day } from "../invoice/an-order.ts";
import { postgresDatabase, postgresStore } from "../../support/engines.ts";
import { aSummary, orderId, OUR_SHOP, temporaryStore, THEIR_SHOP } from "../../support/temporary-store.ts";
import { aShopFile, COMPANY } from "../../support/test-shop.ts";
import { move, moveShop } from "./run-move.ts";

const LIVE = { kind: "nilvera", environment: "live" } as const;

describe("npm run move of a company whose two shops number in one series", () => {
  const own = aShopFile({ numbering: "own" });
  const wish = (digit: number) => ({
    ettn: ettn(`00000000-0000-4000-8000-00000000000${digit}`),
    sellerTaxId: COMPANY.vkn,
    environment: "live" as const,
    series: "EAR",
    issueDate: day("2026-11-20"),
  });
  async function twoShops({ isOtherActive = false } = {}) {
    const store = temporaryStore();
    for (const shop of [OUR_SHOP, THEIR_SHOP]) {
      await store.unitOfWork(shop, async ({ settings }) => {
        await settings.saveProfile(own);
        await settings.setActive(shop === THEIR_SHOP && isOtherActive);
      });
    }
    for (const [shop, digit] of [
      [OUR_SHOP, 1],
      [THEIR_SHOP, 2],
    ] as const)
      await store.unitOfWork(shop, ({ numbers }) => numbers.take(wish(digit)));
    return store;
  }

  test("the next number comes after those of both, whichever was moved first", async () => {
    const [file, url] = await Promise.all([twoShops(), postgresDatabase()]);
    expect((await move(file.path, url, "--confirm")).code).toBe(0);
    const target = await postgresStore({ url });
    const take = () => target.unitOfWork(OUR_SHOP, ({ numbers }) => numbers.take(wish(3)));
    expect(await take()).toBe("EAR2026000000003");
    expect(await moveShop(THEIR_SHOP, file.path, url, "--confirm")).toMatchObject({ code: 0, stderr: "" });
    expect(await target.pool.query("select 1 from numbers")).toMatchObject({ rowCount: 3 });
  }, 30_000);

  test("is refused while the other one is switched on", async () => {
    const [{ path }, url] = await Promise.all([twoShops({ isOtherActive: true }), postgresDatabase()]);
    const { code, stderr } = await move(path, url, "--confirm");
    expect(code).toBe(1);
    expect(stderr).toMatch(new RegExp(`^${THEIR_SHOP}: numbers the same company's invoices [^\n]+\n$`));
  }, 30_000);

  test("names the one that left the app, and moves it as well, so that every number stays explained", async () => {
    const [file, url] = await Promise.all([twoShops(), postgresDatabase()]);
    for (const [shop, digit] of [
      [OUR_SHOP, 1],
      [THEIR_SHOP, 2],
    ] as const)
      await file.unitOfWork(shop, async ({ orders, invoices }) => {
        await orders.save(aSummary({ id: orderId(digit) }));
        await orders.move(orderId(digit), "issue");
        const invoice = anInvoice({ ettn: wish(digit).ettn, number: `EAR202600000000${digit}` });
        await invoices.insert(orderId(digit), invoice, LIVE);
        await invoices.update(invoice.ettn, { acceptedAt: new Date() });
      });
    while (await file.unitOfWork(THEIR_SHOP, ({ privacy }) => privacy.eraseOrders()));
    await file.unitOfWork(THEIR_SHOP, ({ privacy }) => privacy.eraseShop());

    const named = new RegExp(`^${THEIR_SHOP}: invoiced under the same company's numbers\\. Move it, too`, "mu");
    expect((await move(file.path, url)).stdout).toMatch(named);
    expect((await move(file.path, url, "--confirm")).code).toBe(0);
    const target = await postgresStore({ url });
    const unexplained = async () => (await numberReport(target.reading)).flatMap((report) => report.unexplained);
    expect(await unexplained()).toEqual(["EAR2026000000002"]);
    const last = await moveShop(THEIR_SHOP, file.path, url, "--confirm");
    expect(last).toMatchObject({ code: 0, stderr: "" });
    expect(last.stdout).not.toMatch(/invoiced under the same company/u);
    expect(await unexplained()).toEqual([]);
  }, 60_000);

  test("is refused when a number was given to a document in both databases", async () => {
    const [file, url] = await Promise.all([twoShops(), postgresDatabase()]);
    const target = await postgresStore({ url });
    await target.unitOfWork(THEIR_SHOP, ({ numbers }) => numbers.take(wish(4)));
    const { code, stderr } = await move(file.path, url, "--confirm");
    expect(code).toBe(1);
    expect(stderr).toMatch(/^EAR2026000000001: given to one document here and to another there[^\n]+moved nothing/u);
    expect(await countRows(target.reading, OUR_SHOP)).toMatchObject({ shops: 0 });
  }, 30_000);
});
