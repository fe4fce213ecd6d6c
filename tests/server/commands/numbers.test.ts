import { expect, test } from "vitest";
import { runNode } from "../../support/child-process.ts";
import { ENGINES, postgresStore } from "../../support/engines.ts";
import { OUR_SHOP, temporaryStore } from "../../support/temporary-store.ts";
import { testEnvironment } from "../../support/test-shop.ts";
import { day } from "../invoice/an-order.ts";
import { ettn } from "../integrators/an-invoice.ts";

test.each(ENGINES)(
  "tells a number without a document as unexplained and exits 2, on %s",
  async (engine) => {
    const store = engine === "sqlite" ? temporaryStore() : await postgresStore();
    const address = "url" in store ? store.url : store.path;
    const numbers = () => runNode(["server/commands/numbers.ts"], testEnvironment({ DATABASE_URL: address }));
    expect(await numbers()).toMatchObject({ code: 0, stdout: "[]\n" });
    await store.unitOfWork(OUR_SHOP, (stores) =>
      stores.numbers.take({
        ettn: ettn("7c1b4c1e-8f59-4b5e-9a55-2f3f0a6f0d11"),
        sellerTaxId: "1234567808",
        environment: "live",
        series: "EAR",
        issueDate: day("2026-11-20"),
      }),
    );
    const { code, stdout, stderr } = await numbers();
    expect({ code, stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(stdout)).toMatchObject([{ series: "EAR", used: 0, unexplained: ["EAR2026000000001"] }]);
  },
  30_000,
);
