import { expect } from "vitest";
import type { Invoice } from "../../server/invoice/invoice.ts";
import type { DocumentStatus } from "../../server/pipeline/ports/integrator.ts";
import { aCompany } from "../server/integrators/an-invoice.ts";
import { type Bench, expectAccepted, type RegisterCase } from "./integrator-contract.ts";

const ALIAS = "urn:mail:defaultpk@example.com";

/** An e-Fatura travels in an envelope through GİB to its buyer. */
export function einvoiceCases(register: RegisterCase): void {
  register("e-Fatura", async (bench) => {
    expect(await sendEinvoice(bench, "TEMELFATURA")).toMatchObject({ kind: "accepted" });
    expect(await bench.standIn.copies(bench.id)).toBe(1);
  });

  register("e-Fatura ladder", async (bench) => {
    expectAccepted(await sendEinvoice(bench, "TEMELFATURA"));
    const states: (readonly [string, DocumentStatus["state"] | undefined])[] = [];
    for (const code of ["1000", "1200", "1220", "1300"]) {
      const status = await told(bench, "TEMELFATURA", code);
      // Not every vendor tells the code itself; one that does tells the right one.
      expect([undefined, code]).toContain(status?.envelopeCode);
      states.push([code, status?.state]);
    }
    expect(states).toEqual([
      ["1000", "processing"],
      ["1200", "processing"],
      ["1220", "processing"],
      ["1300", "delivered"],
    ]);
  });

  register("e-Fatura failed", async (bench) => {
    expectAccepted(await sendEinvoice(bench, "TEMELFATURA"));
    expect(await told(bench, "TEMELFATURA", "1150")).toMatchObject({ state: "failed" });
  });

  register("commercial answer", async (bench) => {
    const { integrator, key, standIn, id } = bench;
    expectAccepted(await sendEinvoice(bench, "TICARIFATURA"));
    expect(await told(bench, "TICARIFATURA", "1300")).toMatchObject({ state: "answer-pending" });
    await standIn.answer(id, "KABUL");
    expect(await integrator.findByEttn(key({ profileId: "TICARIFATURA" }))).toMatchObject({ state: "delivered" });
    await standIn.answer(id, "RED");
    expect(await integrator.findByEttn(key({ profileId: "TICARIFATURA" }))).toMatchObject({ state: "rejected" });
  });

  register("cancel an e-Fatura", async (bench) => {
    const { integrator, key } = bench;
    const document = () => key({ profileId: "TICARIFATURA" });
    expectAccepted(await sendEinvoice(bench, "TICARIFATURA"));
    expect(await told(bench, "TICARIFATURA", "1300")).toMatchObject({ state: "answer-pending" });
    expect(await integrator.cancel?.(document(), "Sipariş iptal edildi")).toMatchObject({ kind: "refused" });
    expect(await integrator.findByEttn(document())).toMatchObject({ state: "answer-pending" });
  });
}

type Profile = "TEMELFATURA" | "TICARIFATURA";

async function sendEinvoice({ standIn, submit }: Bench, profileId: Profile) {
  const buyer = aCompany();
  await standIn.registerTaxpayer({ taxId: buyer.taxId.value, title: "Deneme Ltd. Şti.", alias: ALIAS });
  const einvoice: Partial<Invoice> = { profileId, series: "EFT", buyer, receiverAlias: ALIAS };
  return submit(einvoice);
}

async function told({ integrator, standIn, key, id }: Bench, profileId: Profile, code: string) {
  await standIn.tellEnvelope(id, code);
  return integrator.findByEttn(key({ profileId }));
}
