import { expect } from "vitest";
import { AppError } from "../../server/pipeline/errors.ts";
import type { Integrator } from "../../server/pipeline/ports/integrator.ts";
import { ACCOUNT, type Bench, type RegisterCase } from "./integrator-contract.ts";
import type { ContractFault } from "./stand-in.ts";
import { nobody } from "./submit-cases.ts";

const COMPANY = "9876543217";
const CONSUMER = "10000000146";
const ALIAS = "urn:mail:defaultpk@example.com";

/** Questions that change nothing. */
export function questionCases(register: RegisterCase): void {
  register("account", async ({ integrator }) => {
    expect(await integrator.verifyCredentials()).toMatchObject(ACCOUNT);
  });

  register("series", async ({ integrator }) => {
    expect(await integrator.listSeries?.("EARSIVFATURA")).toContain("EAR");
  });

  register("taxpayer", async ({ integrator, standIn }) => {
    await standIn.registerTaxpayer({ taxId: COMPANY, title: "Deneme Ltd. Şti.", alias: ALIAS });
    expect(await integrator.lookUpTaxpayer(COMPANY)).toMatchObject({ registered: true, aliases: [ALIAS] });
  });

  register("no taxpayer", async ({ integrator }) => {
    expect(await integrator.lookUpTaxpayer(CONSUMER)).toEqual({ registered: false });
  });

  register("silent questions", async (bench) => {
    const unreachable = bench.row.connect(await nobody());
    const found: unknown[] = [];
    for (const [question, ask] of questions(bench)) {
      found.push([question, "nobody listens", await codeOf(ask(unreachable))]);
      for (const [fault] of ANSWERS) {
        await bench.fail(fault);
        found.push([question, fault, await codeOf(ask(bench.integrator))]);
      }
      await bench.fail(undefined);
    }
    const expected = questions(bench).flatMap(([question]) => [
      [question, "nobody listens", "INTEGRATOR_UNREACHABLE"],
      ...ANSWERS.map(([fault, code]) => [question, fault, code]),
    ]);
    expect(found).toEqual(expected);
  });
}

const ANSWERS: readonly (readonly [ContractFault, string])[] = [
  ["reads-hang", "INTEGRATOR_UNREACHABLE"],
  ["reads-fail", "INTEGRATOR_UNREACHABLE"],
  ["reads-answered-by-a-proxy", "INTEGRATOR_ANSWER_INVALID"],
  ["wrong-key", "INTEGRATOR_CONFIG"],
];

type Question = readonly [string, (integrator: Integrator) => Promise<unknown>];

const questions = ({ key, row }: Bench): readonly Question[] => [
  ["verifying the key", (integrator) => integrator.verifyCredentials()],
  ["looking up a taxpayer", (integrator) => integrator.lookUpTaxpayer(CONSUMER)],
  ["looking up a document", (integrator) => integrator.findByEttn(key({ reference: row.someReference }))],
  ["downloading", (integrator) => integrator.download(key({ reference: row.someReference }), "pdf")],
];

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return "answered";
  } catch (error) {
    return error instanceof AppError ? error.code : "another error";
  }
}
