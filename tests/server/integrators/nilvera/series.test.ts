import { expect, onTestFinished, test } from "vitest";
import { startNilveraStandIn } from "../../../../demo/nilvera/stand-in.ts";
import { createNilvera } from "../../../../server/integrators/nilvera/integrator.ts";
import { COMPANY } from "../../../support/test-shop.ts";

test.each([1, 100, 250])("every series of an account is listed, also those beyond a page: %i", async (count) => {
  const series = Array.from({ length: count }, (_, at) => `S${String(at).padStart(3, "0")}`.replace("S0", "X"));
  const standIn = await startNilveraStandIn({ port: 0, apiKey: "key", company: COMPANY, series });
  onTestFinished(standIn.close);
  const nilvera = createNilvera({ apiKey: "key", baseUrl: standIn.url });
  expect(await nilvera.listSeries?.("EARSIVFATURA")).toEqual(series);
  expect(standIn.counts()["GET /earchive/Series"]).toBe(Math.ceil(count / 100));
});
