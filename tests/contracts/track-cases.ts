import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { ettn } from "../server/integrators/an-invoice.ts";
import { expectAccepted, type RegisterCase } from "./integrator-contract.ts";

/** A document that was taken, until its end. */
export function trackCases(register: RegisterCase): void {
  register("no such document", async ({ find }) => {
    expect(await find()).toBeUndefined();
  });

  register("status ladder", async ({ row, standIn, find, submit }) => {
    const outcome = await submit();
    expectAccepted(outcome);
    expect(await find()).toMatchObject({ state: "processing", reported: false });
    await standIn.finish("issued");
    const issued = await find();
    expect(issued).toMatchObject({ state: "issued", reported: false, number: expect.stringMatching(/^[A-Z0-9]{16}$/) });
    if (outcome.kind === "accepted" && outcome.number !== undefined) expect(issued?.number).toBe(outcome.number);
    if (row.tellsNoReport) return;
    await standIn.report();
    expect(await find()).toMatchObject({ state: "issued", number: issued?.number, reported: true });
  });

  register("cancelled by hand", async ({ id, standIn, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    await standIn.cancelByHand(id);
    expect(await find()).toMatchObject({ state: "cancelled" });
  });

  register("failed", async ({ standIn, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("failed");
    expect(await find()).toMatchObject({ state: "failed", detail: expect.stringMatching(/./) });
  });

  register("resend after an error", async ({ id, standIn, integrator, invoice, key, find, submit }) => {
    expectAccepted(await submit());
    await standIn.finish("failed");
    expect(await find()).toMatchObject({ state: "failed" });
    await standIn.finish("waiting");
    if (integrator.capabilities.resend === "new-ettn") {
      expect(integrator).not.toHaveProperty("resend");
      const old = key();
      expectAccepted(await submit({ ettn: ettn(randomUUID()) }));
      expect(await integrator.findByEttn(old)).toMatchObject({ state: "failed" });
      return;
    }
    expectAccepted((await integrator.resend?.(invoice())) ?? { kind: "unknown" });
    expect(await find()).toMatchObject({ state: "processing" });
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ state: "issued" });
    expect(await standIn.copies(id)).toBe(1);
  });
}
