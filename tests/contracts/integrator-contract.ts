import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Ettn } from "../../server/invoice/ids.ts";
import type { Invoice } from "../../server/invoice/invoice.ts";
import type { Integrator } from "../../server/pipeline/integrator.ts";
import { AppError } from "../../server/pipeline/errors.ts";
import { ettn } from "../server/integrators/an-invoice.ts";

/** Everything that can go wrong between the pipeline and any integrator. */
export type ContractFault =
  | "no-credit"
  | "wrong-key"
  | "too-many-requests"
  | "timeout-after-storing"
  | "timeout-without-storing"
  | "reset-after-storing"
  | "error-500-after-storing"
  | "error-500-without-storing"
  | "broken-json"
  | "empty-body"
  | "slow-body"
  | "no-number-yet"
  | "reads-fail"
  | "reads-hang"
  | "reads-answered-by-a-proxy";

/** One adapter against its stand-in, over real HTTP with a short timeout. Documents stay waiting until told otherwise. */
export type IntegratorHarness = {
  readonly integrator: Integrator;
  /** The same adapter pointed at a port where nobody listens. */
  readonly unreachable: Integrator;
  /** A valid invoice under the given ETTN. */
  readonly invoice: (ettn: Ettn, changes?: Partial<Invoice>) => Invoice;
  readonly unknownSeries: string;
  /** How many send requests arrived and how many documents with this ETTN are kept. */
  readonly sends: () => number;
  readonly copies: (ettn: Ettn) => number;
  readonly fail: (fault: ContractFault | undefined) => void;
  readonly finish: (outcome: "issued" | "failed") => void;
  readonly cancel: (ettn: Ettn) => Promise<void>;
  readonly report: () => void;
  readonly registerTaxpayer: (taxId: string, alias: string) => void;
  readonly account: { readonly vkn: string; readonly title: string };
  readonly close: () => Promise<void>;
};

/** What the pipeline relies on, whoever the integrator is. */
export function integratorContract(name: string, start: () => Promise<IntegratorHarness>): void {
  describe(`${name} as an integrator`, () => {
    let harness: IntegratorHarness;
    let id: Ettn;

    beforeEach(async () => {
      harness = await start();
      id = ettn(randomUUID());
    });
    afterEach(() => harness.close());

    const submit = (changes: Partial<Invoice> = {}) => harness.integrator.submit(harness.invoice(id, changes));
    const find = () => harness.integrator.findByEttn({ ettn: id, profileId: "EARSIVFATURA" });
    const download = (format: "pdf" | "html" | "xml") =>
      harness.integrator.download({ ettn: id, profileId: "EARSIVFATURA" }, format);

    describe("submitting", () => {
      test("accepts a document under our ETTN and numbers it in its series and year", async () => {
        expect(await submit()).toEqual({ kind: "accepted", number: expect.stringMatching(/^EAR2026\d{9}$/) });
        expect(harness.copies(id)).toBe(1);
      });

      test("gives every document a number of its own", async () => {
        const first = await submit();
        const second = await harness.integrator.submit(harness.invoice(ettn(randomUUID())));
        expect([first.kind, second.kind]).toEqual(["accepted", "accepted"]);
        expect(first).not.toEqual(second);
      });

      test("calls a second send of the same ETTN a duplicate and keeps one copy", async () => {
        await submit();
        expect((await submit()).kind).toBe("duplicate");
        expect(harness.copies(id)).toBe(1);
      });

      test("creates a series the account does not have and sends once more", async () => {
        const outcome = await submit({ series: harness.unknownSeries });
        expect(outcome).toEqual({ kind: "accepted", number: `${harness.unknownSeries}2026000000001` });
        expect(harness.sends()).toBe(2);
        expect(harness.copies(id)).toBe(1);
      });

      test("refuses broken data with the integrator's own words", async () => {
        const { seller } = harness.invoice(id);
        const outcome = await submit({ seller: { ...seller, address: { ...seller.address, district: "" } } });
        expect(outcome).toMatchObject({ kind: "refused", reason: "data" });
        expect(harness.copies(id)).toBe(0);
      });

      test("asks for another document type when the buyer is an e-Fatura taxpayer", async () => {
        harness.registerTaxpayer(harness.invoice(id).buyer.taxId.value, "urn:mail:defaultpk@example.com");
        expect(await submit()).toMatchObject({ kind: "refused", reason: "reroute" });
        expect(harness.copies(id)).toBe(0);
      });

      test.each(["wrong-key", "no-credit"] as const)("tells the merchant to act when there is %s", async (fault) => {
        harness.fail(fault);
        expect(await submit()).toMatchObject({ kind: "config", provider: { code: expect.stringMatching(/^\d+$/) } });
        expect(harness.copies(id)).toBe(0);
      });

      test("waits as long as it is told after too many requests", async () => {
        harness.fail("too-many-requests");
        expect(await submit()).toEqual({ kind: "retry", afterSeconds: 7 });
      });

      test("may be tried again when nobody listens, because nothing was sent", async () => {
        expect(await harness.unreachable.submit(harness.invoice(id))).toEqual({
          kind: "retry",
          afterSeconds: undefined,
        });
      });

      test("has the document although no number is told yet", async () => {
        harness.fail("no-number-yet");
        expect(await submit()).toEqual({ kind: "accepted", number: undefined });
      });
    });

    describe("a lost answer", () => {
      test.each([
        ["timeout-after-storing", 1],
        ["reset-after-storing", 1],
        ["error-500-after-storing", 1],
        ["broken-json", 1],
        ["empty-body", 1],
        ["slow-body", 1],
        ["timeout-without-storing", 0],
        ["error-500-without-storing", 0],
      ] as const)("is unknown after %s, sent once, and a look-up settles it (%i stored)", async (fault, stored) => {
        harness.fail(fault);
        expect(await submit()).toEqual({ kind: "unknown" });
        expect(harness.sends()).toBe(1);
        harness.fail(undefined);
        const found = await find();
        expect(found ? 1 : 0).toBe(stored);
        expect((await submit()).kind).toBe(stored === 1 ? "duplicate" : "accepted");
        expect(harness.copies(id)).toBe(1);
      });
    });

    describe("tracking", () => {
      test("says there is no such document", async () => {
        expect(await find()).toBeUndefined();
      });

      test("is processing with its number first, issued then, reported and cancelled last", async () => {
        const outcome = await submit();
        const number = outcome.kind === "accepted" ? outcome.number : "none";
        expect(await find()).toMatchObject({ state: "processing", number, reported: false });
        harness.finish("issued");
        expect(await find()).toMatchObject({ state: "issued", number, reported: false });
        harness.report();
        expect(await find()).toMatchObject({ state: "issued", number, reported: true });
        await harness.cancel(id);
        expect(await find()).toMatchObject({ state: "cancelled", number });
      });

      test("learns the number that the send did not tell", async () => {
        harness.fail("no-number-yet");
        await submit();
        expect(await find()).toMatchObject({ state: "processing", number: "EAR2026000000001" });
      });

      test("says when the integrator could not make the document", async () => {
        await submit();
        harness.finish("failed");
        expect(await find()).toMatchObject({ state: "failed", number: undefined, detail: expect.any(String) });
      });
    });

    describe("documents", () => {
      test.each(["pdf", "html", "xml"] as const)(
        "hands out the %s once it is ready, and nothing before",
        async (format) => {
          expect(await download(format)).toBeUndefined();
          await submit();
          expect(await download(format)).toBeUndefined();
          harness.finish("issued");
          const bytes = await download(format);
          const start = new TextDecoder().decode(bytes?.subarray(0, 5));
          expect(start).toBe({ pdf: "%PDF-", html: "<!doc", xml: "<?xml" }[format]);
        },
      );
    });

    describe("taxpayers and credentials", () => {
      test("tells whose account the key opens", async () => {
        expect(await harness.integrator.verifyCredentials()).toEqual(harness.account);
      });

      test("finds an e-Fatura taxpayer with the aliases that receive", async () => {
        harness.registerTaxpayer("9876543217", "urn:mail:defaultpk@example.com");
        expect(await harness.integrator.lookUpTaxpayer("9876543217")).toMatchObject({
          registered: true,
          aliases: ["urn:mail:defaultpk@example.com"],
        });
      });

      test("finds nobody for a number that is not on the list", async () => {
        expect(await harness.integrator.lookUpTaxpayer("10000000146")).toEqual({ registered: false });
      });
    });

    describe("a question without an answer", () => {
      const questions: readonly (readonly [string, (integrator: Integrator) => Promise<unknown>])[] = [
        ["verifying the key", (integrator) => integrator.verifyCredentials()],
        ["looking up a taxpayer", (integrator) => integrator.lookUpTaxpayer("10000000146")],
        ["looking up a document", (integrator) => integrator.findByEttn({ ettn: id, profileId: "EARSIVFATURA" })],
        ["downloading", (integrator) => integrator.download({ ettn: id, profileId: "EARSIVFATURA" }, "pdf")],
      ];

      test.each(questions)("is never taken for a no when %s", async (_, ask) => {
        expect(await codeOf(ask(harness.unreachable))).toBe("INTEGRATOR_UNREACHABLE");
        harness.fail("reads-hang");
        expect(await codeOf(ask(harness.integrator))).toBe("INTEGRATOR_UNREACHABLE");
        harness.fail("reads-fail");
        expect(await codeOf(ask(harness.integrator))).toBe("INTEGRATOR_UNREACHABLE");
        harness.fail("reads-answered-by-a-proxy");
        expect(await codeOf(ask(harness.integrator))).toBe("INTEGRATOR_ANSWER_INVALID");
        harness.fail("wrong-key");
        expect(await codeOf(ask(harness.integrator))).toBe("INTEGRATOR_CONFIG");
      });
    });
  });
}

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "answered";
  } catch (error) {
    return error instanceof AppError ? error.code : "another error";
  }
}
