import { expect } from "vitest";
import type { Integrator } from "../../server/pipeline/ports/integrator.ts";
import { expectAccepted, type RegisterCase } from "./integrator-contract.ts";
import { nobody } from "./submit-cases.ts";

const BEGINNINGS = { pdf: /^%PDF-/, html: /^\s*<(!doctype html|html)/i, xml: /^\uFEFF?<(\?xml|Invoice)/ } as const;
const FORMATS = ["pdf", "html", "xml"] as const;

/** What is done with an issued document. */
export function documentCases(register: RegisterCase): void {
  for (const format of FORMATS) {
    register(format, async ({ integrator, standIn, key, submit }) => {
      expect(await integrator.download(key(), format)).toBeUndefined();
      expectAccepted(await submit());
      expect(await integrator.download(key(), format)).toBeUndefined();
      await standIn.finish("issued");
      await integrator.findByEttn(key());
      const bytes = await integrator.download(key(), format);
      expect(new TextDecoder().decode(bytes?.subarray(0, 40))).toMatch(BEGINNINGS[format]);
    });
  }

  register("cancel", async ({ integrator, standIn, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    expect(await integrator.cancel?.(key(), "Sipariş iptal edildi")).toEqual({ kind: "done" });
    expect(await find()).toMatchObject({ state: "cancelled" });
    expect(await integrator.cancel?.(key(), "Sipariş iptal edildi")).toEqual({ kind: "done" });
  });

  register("cancel with a wrong key", async ({ integrator, standIn, fail, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    await fail("wrong-key");
    await expect(integrator.cancel?.(key(), "Sipariş iptal edildi")).rejects.toMatchObject({
      code: "INTEGRATOR_CONFIG",
    });
    await fail(undefined);
    expect(await find()).toMatchObject({ state: "issued" });
  });

  register("undo a cancellation", async ({ integrator, standIn, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    expect(await integrator.cancel?.(key(), "Yanlışlıkla")).toEqual({ kind: "done" });
    expect(await integrator.undoCancel?.(key())).toEqual({ kind: "done" });
    expect(await find()).toMatchObject({ state: "issued" });
  });

  register("mail", async ({ integrator, standIn, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    expect(await integrator.sendMail?.(key(), "alici@example.com")).toEqual({ kind: "done" });
  });

  register("mail without an answer", async ({ integrator, row, fail, standIn, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    const mail = (by: Integrator) => by.sendMail?.(key(), "alici@example.com");
    expect(await mail(row.connect(await nobody()))).toMatchObject({ kind: "retry" });
    for (const fault of ["reads-hang", "reads-fail"] as const) {
      await fail(fault);
      expect(await mail(integrator), fault).toEqual({ kind: "unknown" });
    }
    await fail("wrong-key");
    await expect(mail(integrator)).rejects.toMatchObject({ code: "INTEGRATOR_CONFIG" });
  });
}
