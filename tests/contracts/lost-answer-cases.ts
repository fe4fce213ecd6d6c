import { expect } from "vitest";
import type { CaseName } from "./cases.ts";
import type { RegisterCase } from "./integrator-contract.ts";
import type { ContractFault } from "./stand-in.ts";

const LOSSES: readonly { readonly name: CaseName; readonly fault: ContractFault; readonly stored: 0 | 1 }[] = [
  { name: "timeout after storing", fault: "timeout-after-storing", stored: 1 },
  { name: "timeout without storing", fault: "timeout-without-storing", stored: 0 },
  { name: "reset after storing", fault: "reset-after-storing", stored: 1 },
  { name: "500 after storing", fault: "error-500-after-storing", stored: 1 },
  { name: "500 without storing", fault: "error-500-without-storing", stored: 0 },
  { name: "broken JSON", fault: "broken-json", stored: 1 },
  { name: "empty body", fault: "empty-body", stored: 1 },
  { name: "slow body", fault: "slow-body", stored: 1 },
];

/** After a lost answer nothing is sent twice: a look-up settles what became of the document. */
export function lostAnswerCases(register: RegisterCase): void {
  for (const { name, fault, stored } of LOSSES) {
    register(name, async ({ id, standIn, integrator, fail, find, submit }) => {
      await fail(fault);
      expect(await submit()).toEqual({ kind: "unknown" });
      expect(await standIn.sends()).toBe(1);
      await fail(undefined);
      // What was taken as a draft is seen once it has become a document.
      if (integrator.capabilities.isTwoPhase) await standIn.finish("issued");
      const found = await find();
      expect(found === undefined || found.state === "draft" ? 0 : 1).toBe(stored);
      // Who keeps no id of ours cannot call anything a duplicate: the look-up alone settles it.
      if (stored === 0 || integrator.capabilities.keepsCallerUuid) {
        expect((await submit()).kind).toBe(stored === 1 ? "duplicate" : "accepted");
      }
      expect(await standIn.copies(id)).toBe(1);
    });
  }
}
