import { expect, test } from "vitest";
import { AppError } from "../../../../server/pipeline/errors.ts";
import { gatedIntegrators } from "../../../../server/pipeline/account/gated-integrator.ts";
import { createHostGate } from "../../../../server/pipeline/account/host-gate.ts";
import type { SubmitOutcome } from "../../../../server/pipeline/ports/integrator.ts";
import { readyPipeline } from "../../../support/pipeline-on-paper.ts";
import { until } from "../../../support/until.ts";
import { anInvoice } from "../../integrators/an-invoice.ts";

const ACCEPTED: SubmitOutcome = { kind: "accepted", number: undefined };
const RESTS = { kind: "retry", afterSeconds: expect.any(Number) };
const PLACES = 3;

/** Sends of one host that are answered when the test says so; each run has an integrator of its own. */
async function manyRuns({ patienceMs = 20 } = {}) {
  const { account, ports } = await readyPipeline();
  const calls: PromiseWithResolvers<SubmitOutcome>[] = [];
  const silences: string[] = [];
  const gate = createHostGate({ places: PLACES, patienceMs, onSilent: (host) => silences.push(host) });
  const integratorFor = gatedIntegrators(gate, (...asked) => ({
    ...ports.integratorFor(...asked),
    submit: () => {
      const call = Promise.withResolvers<SubmitOutcome>();
      calls.push(call);
      return call.promise;
    },
    lookUpTaxpayer: () => Promise.reject(new AppError("INTEGRATOR_CONFIG", { facts: { status: 401 } })),
  }));
  const aRun = () => integratorFor(...account);
  const send = () => aRun().submit(anInvoice());
  return { calls, silences, aRun, send };
}

/** As many sends as an unanswering host gets, and one more that finds it silent. */
async function silent() {
  const runs = await manyRuns();
  const sent = Array.from({ length: PLACES }, () => runs.send());
  expect(await runs.send()).toEqual(RESTS);
  return { ...runs, sent };
}

test("a host that answers nothing gets its places and no more, and is told of once", async () => {
  const { calls, silences, send } = await silent();
  expect(await Promise.all([send(), send()])).toEqual([RESTS, RESTS]);
  expect([calls.length, silences.length]).toEqual([PLACES, 1]);
});

test("a call too many waits for the next answer, and goes when it comes", async () => {
  const { calls, silences, send } = await manyRuns({ patienceMs: 60_000 });
  const sent = Array.from({ length: PLACES + 2 }, send);
  expect(calls).toHaveLength(PLACES);
  calls[0]?.resolve(ACCEPTED);
  await until("all of them are on their way", () => calls.length === PLACES + 2);
  for (const call of calls) call.resolve(ACCEPTED);
  expect(await Promise.all(sent)).toEqual(sent.map(() => ACCEPTED));
  expect(silences).toEqual([]);
});

test("two calls at a time find out whether a silent host answers again, and its first answer lets all through", async () => {
  const { calls, sent, send } = await silent();
  for (const call of calls) call.resolve({ kind: "unknown" });
  await Promise.all(sent);
  const probes = [send(), send()];
  expect(await send()).toEqual(RESTS);
  calls.at(-1)?.resolve(ACCEPTED);
  expect(await probes[1]).toEqual(ACCEPTED);
  const more = Array.from({ length: PLACES - 1 }, send);
  for (const call of calls) call.resolve(ACCEPTED);
  expect(await Promise.all([probes[0], ...more])).toEqual([ACCEPTED, ...more.map(() => ACCEPTED)]);
});

test("a refusal is an answer: the host lives", async () => {
  const { calls, sent, aRun, send } = await silent();
  for (const call of calls) call.resolve({ kind: "unknown" });
  await Promise.all(sent);
  await expect(aRun().lookUpTaxpayer("1234567808")).rejects.toThrow("INTEGRATOR_CONFIG");
  const more = Array.from({ length: PLACES }, send);
  for (const call of calls) call.resolve(ACCEPTED);
  expect(await Promise.all(more)).toEqual(more.map(() => ACCEPTED));
});

test("an order's marker is not set while the host is silent, and one that was answered goes on", async () => {
  const { calls, silences, aRun, send } = await manyRuns();
  const answered = aRun();
  const first = answered.submit(anInvoice());
  calls[0]?.resolve(ACCEPTED);
  await first;
  await until("the host is silent", () => {
    void send();
    return silences.length > 0;
  });
  await expect(aRun().reserve?.()).rejects.toMatchObject({
    code: "INTEGRATOR_UNREACHABLE",
    facts: { retryAfterSeconds: expect.any(Number) },
  });
  await answered.reserve?.();
  const next = answered.submit(anInvoice());
  calls.at(-1)?.resolve(ACCEPTED);
  expect(await next).toEqual(ACCEPTED);
});
