import { expect, test } from "vitest";
import type { ProfileId } from "../../../../server/invoice/invoice.ts";
import { checkAccount } from "../../../../server/pipeline/account/check-account.ts";
import { AppError } from "../../../../server/pipeline/errors.ts";
import type { AccountModule } from "../../../../server/pipeline/ports/integrator.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { OUR_SHOP } from "../../../support/temporary-store.ts";

type Account = {
  readonly earchive: readonly string[] | AppError;
  readonly einvoice: readonly string[] | AppError;
  readonly modules?: readonly AccountModule[];
};

/** What is missing of the series EAR and EFT in an account that lists these. */
async function missingIn({ earchive, einvoice, modules }: Account): Promise<readonly string[] | undefined> {
  const { ports } = await readyPipeline("sqlite");
  const listSeries = async (profileId: ProfileId) => {
    const listed = profileId === "EARSIVFATURA" ? earchive : einvoice;
    if (listed instanceof AppError) throw listed;
    return listed;
  };
  const integratorFor: typeof ports.integratorFor = (...of) => ({
    ...ports.integratorFor(...of),
    verifyCredentials: async () => ({ vkn: "1234567808", title: "Örnek A.Ş.", ...(modules && { modules }) }),
    listSeries,
  });
  return (await checkAccount({ ...ports, integratorFor })(OUR_SHOP)).missingSeries;
}

const refused = (status: number) =>
  new AppError("INTEGRATOR_CONFIG", { facts: { status, providerCode: String(status) } });

test("names each series the account does not have, that of e-Fatura as well", async () => {
  expect(await missingIn({ earchive: ["EAR"], einvoice: ["EFT"] })).toEqual([]);
  expect(await missingIn({ earchive: ["EAR"], einvoice: ["EAR"] })).toEqual(["EFT"]);
  expect(await missingIn({ earchive: ["EFT"], einvoice: ["EAR"] })).toEqual(["EAR", "EFT"]);
});

test("doubts no series of e-Fatura where the account is not open for it, by its own word or by a refusal", async () => {
  expect(await missingIn({ earchive: ["EAR"], einvoice: [], modules: ["earchive"] })).toEqual([]);
  expect(await missingIn({ earchive: ["EAR"], einvoice: refused(401) })).toEqual([]);
  const unreadable = new AppError("INTEGRATOR_ANSWER_INVALID");
  expect(await missingIn({ earchive: ["EAR"], einvoice: unreadable })).toEqual([]);
});

test("tells nothing of the account while nobody answers", async () => {
  await expect(
    missingIn({ earchive: ["EAR"], einvoice: new AppError("INTEGRATOR_UNREACHABLE") }),
  ).rejects.toMatchObject({
    code: "INTEGRATOR_UNREACHABLE",
  });
});

test("an account whose key may not see its series works all the same: nothing is said of them", async () => {
  expect(await missingIn({ earchive: refused(403), einvoice: refused(401) })).toBeUndefined();
});

test("a key that is refused meanwhile is told", async () => {
  await expect(missingIn({ earchive: refused(401), einvoice: [] })).rejects.toMatchObject({
    code: "INTEGRATOR_CONFIG",
  });
});
