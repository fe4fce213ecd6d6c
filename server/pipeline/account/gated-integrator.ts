import { AppError } from "../errors.ts";
import type { HostGate, Let } from "./host-gate.ts";
import type { Integrator } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";

/**
 * Keeps the shops of an integrator that does not answer from filling every place of the worker. A call that has to rest is not
 * made: its job comes again later (INTEGRATOR_UNREACHABLE with a wait, or the outcome `retry`). Whoever was answered goes on.
 * Proving a key is for a person, and never rests.
 */
export const gatedIntegrators =
  (gate: HostGate, integratorFor: PipelinePorts["integratorFor"]): PipelinePorts["integratorFor"] =>
  (settings, ...of) =>
    gated(gate, `${settings.kind} ${settings.environment}`, integratorFor(settings, ...of));

function gated(gate: HostGate, host: string, integrator: Integrator): Integrator {
  let goesOn = false;
  const run = <T>(call: () => Promise<T>, isTold: (told: T) => boolean): Promise<Let<T>> => {
    const isAnswer = (told: T) => {
      goesOn ||= isTold(told);
      return isTold(told);
    };
    return gate.run({ host, call, isAnswer, isAnswered, goesOn });
  };
  const asked =
    <A extends readonly unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      const outcome = await run(
        () => call(...args),
        () => true,
      );
      if (outcome.kind === "rest") throw resting(outcome.seconds);
      return outcome.told;
    };
  const orLater =
    <A extends readonly unknown[], R extends { readonly kind: string; readonly afterSeconds?: number | undefined }>(
      call: (...args: A) => Promise<R>,
    ) =>
    async (...args: A) => {
      const outcome = await run(() => call(...args), isOutcomeTold);
      return outcome.kind === "rest" ? ({ kind: "retry", afterSeconds: outcome.seconds } as const) : outcome.told;
    };
  return {
    ...integrator,
    reserve: async () => {
      const rest = goesOn ? undefined : gate.restOf(host);
      if (rest) throw resting(rest.seconds);
      await integrator.reserve?.();
    },
    lookUpTaxpayer: asked(integrator.lookUpTaxpayer.bind(integrator)),
    submit: orLater(integrator.submit.bind(integrator)),
    findByEttn: asked(integrator.findByEttn.bind(integrator)),
    download: asked(integrator.download.bind(integrator)),
    ...(integrator.resend && { resend: orLater(integrator.resend.bind(integrator)) }),
    ...(integrator.cancel && { cancel: orLater(integrator.cancel.bind(integrator)) }),
    ...(integrator.undoCancel && { undoCancel: orLater(integrator.undoCancel.bind(integrator)) }),
    ...(integrator.sendMail && { sendMail: orLater(integrator.sendMail.bind(integrator)) }),
    ...(integrator.listSeries && { listSeries: asked(integrator.listSeries.bind(integrator)) }),
    ...(integrator.creditsLeft && { creditsLeft: asked(integrator.creditsLeft.bind(integrator)) }),
    ...(integrator.discard && { discard: asked(integrator.discard.bind(integrator)) }),
  };
}

const resting = (retryAfterSeconds: number): AppError =>
  new AppError("INTEGRATOR_UNREACHABLE", { facts: { providerCode: "SILENT", retryAfterSeconds } });

/** Refused, or answered by something else than the integrator: somebody is there. */
const isAnswered = (cause: unknown): boolean =>
  cause instanceof AppError && (ANSWERS.has(cause.code) || cause.facts["status"] !== undefined);

const ANSWERS: ReadonlySet<string> = new Set(["INTEGRATOR_CONFIG", "INTEGRATOR_ANSWER_INVALID"]);

/** `unknown` is a call nobody answered, and so is a `retry` nobody named a time for. */
const isOutcomeTold = (outcome: { readonly kind: string; readonly afterSeconds?: number | undefined }): boolean =>
  outcome.kind !== "unknown" && !(outcome.kind === "retry" && outcome.afterSeconds === undefined);
