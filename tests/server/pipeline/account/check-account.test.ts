import { expect, test } from "vitest";
import type { ProfileId } from "../../../../server/invoice/invoice.ts";
import { checkAccount } from "../../../../server/pipeline/account/check-account.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import type { AccountModule } from "../../../../server/pipeline/ports/integrator.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

type Account = {
  readonly earchive: readonly string[];
  readonly einvoice: readonly string[] | AppError["code"];
  readonly modules?: readonly AccountModule[];
};

/** What is missing of the series EAR and EFT in an account that lists these. */
async function missingIn({ earchive, einvoice, modules }: Account): Promise<readonly string[] | undefined> {
  const { ports } = await readyPipeline("sqlite");
  const listSeries = async (profileId: ProfileId) => {
    if (profileId === "EARSIVFATURA") return earchive;
    if (typeof einvoice === "string") throw new AppError(einvoice);
    return einvoice;
  };
  const integratorFor: typeof ports.integratorFor = (...of) => ({
    ...ports.integratorFor(...of),
    verifyCredentials: async () => ({ vkn: "1234567808", title: "Örnek A.Ş.", ...(modules && { modules }) }),
    listSeries,
  });
  return (await checkAccount({ ...ports, integratorFor })(OUR_SHOP)).missingSeries;
}

test("names each series the account does not have, that of e-Fatura as well", async () => {
  expect(await missingIn({ earchive: ["EAR"], einvoice: ["EFT"] })).toEqual([]);
  expect(await missingIn({ earchive: ["EAR"], einvoice: ["EAR"] })).toEqual(["EFT"]);
  expect(await missingIn({ earchive: ["EFT"], einvoice: ["EAR"] })).toEqual(["EAR", "EFT"]);
});

test("doubts no series of e-Fatura where the account is not open for it, by its own word or by a refusal", async () => {
  expect(await missingIn({ earchive: ["EAR"], einvoice: [], modules: ["earchive"] })).toEqual([]);
  expect(await missingIn({ earchive: ["EAR"], einvoice: "INTEGRATOR_CONFIG" })).toEqual([]);
});

test("tells nothing of the account while nobody answers", async () => {
  await expect(missingIn({ earchive: ["EAR"], einvoice: "INTEGRATOR_UNREACHABLE" })).rejects.toMatchObject({
    code: "INTEGRATOR_UNREACHABLE",
  });
});
