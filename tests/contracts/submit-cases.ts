import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect } from "vitest";
import type { Invoice } from "../../server/invoice/invoice.ts";
import { ettn } from "../server/integrators/an-invoice.ts";
import { expectAccepted, type RegisterCase } from "./integrator-contract.ts";

const UNKNOWN_SERIES = "YNI";
const NUMBER = /^EAR2026\d{9}$/;

/** Sending a document whose answer comes. */
export function submitCases(register: RegisterCase): void {
  register("send", async ({ row, id, standIn, integrator, submit }) => {
    const outcome = await submit();
    expectAccepted(outcome);
    // A document made in two steps is numbered in the second: the case of the number told later asks for it.
    if (!integrator.capabilities.isTwoPhase) expect(numberOf(outcome)).toMatch(row.number ?? NUMBER);
    expect(await standIn.copies(id)).toBe(1);
  });

  register("own number", async ({ submit }) => {
    const first = await submit();
    const second = await submit({ ettn: ettn(randomUUID()) });
    expect([first.kind, second.kind]).toEqual(["accepted", "accepted"]);
    expect(numberOf(first)).not.toBe(numberOf(second));
  });

  register("duplicate", async ({ id, standIn, submit }) => {
    expectAccepted(await submit());
    expect((await submit()).kind).toBe("duplicate");
    expect(await standIn.copies(id)).toBe(1);
  });

  register("unknown series", async ({ row, id, standIn, submit }) => {
    const outcome = await submit({ series: UNKNOWN_SERIES });
    if (row.unknownSeries === "refused") {
      expect(outcome).toMatchObject({ kind: "config", provider: { code: expect.stringMatching(/./) } });
      expect(await standIn.copies(id)).toBe(0);
      return;
    }
    expect(outcome).toMatchObject({ kind: "accepted", number: `${UNKNOWN_SERIES}2026000000001` });
    expect(await standIn.copies(id)).toBe(1);
  });

  register("broken data", async ({ row, id, standIn, invoice, submit }) => {
    const outcome = await submit((row.broken ?? withoutDistrict)(invoice()));
    expect(outcome).toMatchObject({ kind: "refused", reason: "data" });
    expect(await standIn.copies(id)).toBe(0);
  });

  register("reroute", async ({ id, standIn, invoice, submit }) => {
    const taxId = invoice().buyer.taxId.value;
    await standIn.registerTaxpayer({ taxId, title: "Deneme Ltd. Şti.", alias: "urn:mail:defaultpk@example.com" });
    expect(await submit()).toMatchObject({ kind: "refused", reason: "reroute" });
    expect(await standIn.copies(id)).toBe(0);
  });

  for (const fault of ["wrong key", "no credit"] as const) {
    register(fault, async ({ id, standIn, fail, submit }) => {
      await fail(fault === "wrong key" ? "wrong-key" : "no-credit");
      expect(await submit()).toMatchObject({ kind: "config", provider: { code: expect.stringMatching(/./) } });
      expect(await standIn.copies(id)).toBe(0);
    });
  }

  register("too many requests", async ({ fail, submit }) => {
    await fail("too-many-requests");
    expect(await submit()).toEqual({ kind: "retry", afterSeconds: 7 });
  });

  register("nobody listens", async ({ row, invoice }) => {
    const unreachable = row.connect(await nobody());
    expect(await unreachable.submit(invoice())).toEqual({ kind: "retry", afterSeconds: undefined });
  });

  register("number later", async ({ row, standIn, fail, find, submit }) => {
    await fail("no-number-yet");
    expect(await submit()).toMatchObject({ kind: "accepted", number: undefined });
    await fail(undefined);
    await standIn.finish("issued");
    expect(await find()).toMatchObject({ number: expect.stringMatching(row.number ?? NUMBER) });
  });
}

const withoutDistrict = ({ seller }: Invoice): Partial<Invoice> => ({
  seller: { ...seller, address: { ...seller.address, district: "" } },
});

const numberOf = (outcome: { readonly number?: string | undefined } | object): string | undefined =>
  "number" in outcome ? outcome.number : undefined;

/** An address that was free a moment ago. */
export async function nobody(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  return `http://127.0.0.1:${port}`;
}
