import { describe, expect, test } from "vitest";
import { createNes } from "../../../server/integrators/nes/integrator.ts";
import { createNilvera } from "../../../server/integrators/nilvera/integrator.ts";
import { createParasut } from "../../../server/integrators/parasut/integrator.ts";
import { createTurkcell } from "../../../server/integrators/turkcell/integrator.ts";
import type { Integrator } from "../../../server/pipeline/ports/integrator.ts";
import { anInvoice } from "./an-invoice.ts";
import { hearing } from "./hearing.ts";
import { connected, LONG } from "./parasut/a-parasut.ts";

const VENDORS: Readonly<Record<string, (baseUrl: string) => Integrator>> = {
  nilvera: (baseUrl) => createNilvera({ apiKey: "key", baseUrl }),
  nes: (baseUrl) => createNes({ apiKey: "key", vkn: "1234567808", baseUrl }),
  turkcell: (baseUrl) => createTurkcell({ apiKey: "key", vkn: "1234567808", baseUrl }),
  parasut: (baseUrl) => createParasut({ access: connected(LONG), baseUrl, now: () => new Date() }),
};

/** An integrator whose every answer is a 200 with this. */
const saying = (connect: (baseUrl: string) => Integrator, body: unknown): Promise<Integrator> =>
  hearing(connect, () => [200, body]);

/** NES's shape of a refusal, as one connector has met it under a 200; a gateway's; and nothing at all. */
const NO_ANSWERS = [
  { message: "HATALI ISTEK", errors: [{ code: "RECORD_NOT_FOUND", description: "Kayıt bulunamadı", detail: "" }] },
  { message: "Bakım çalışması" },
  {},
];

describe.each(Object.entries(VENDORS))(
  "%s, asked and answered with 200 and nothing of what was asked for",
  (_, connect) => {
    test.each(NO_ANSWERS)("does not take %j for a document that is there, nor for one that is not", async (body) => {
      const integrator = await saying(connect, body);
      for (const profileId of ["EARSIVFATURA", "TICARIFATURA"] as const) {
        const key = { ettn: anInvoice().ettn, profileId, reference: JSON.stringify({ company: "115", draft: "9001" }) };
        await expect(integrator.findByEttn(key)).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
      }
    });

    test.each(NO_ANSWERS)("does not take %j for a taxpayer", async (body) => {
      const asked = (await saying(connect, body)).lookUpTaxpayer("9876543217");
      await expect(asked).rejects.toMatchObject({ code: "INTEGRATOR_ANSWER_INVALID" });
    });
  },
);
