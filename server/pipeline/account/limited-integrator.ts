import { legacyId, type OrderId } from "../../invoice/ids.ts";
import type { Caller, TakeTurn } from "./call-turns.ts";
import { AppError } from "../errors.ts";
import type { Integrator, RateLimit } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";
import type { IntegratorSettings, Reader } from "../ports/stores.ts";

type Ports = Pick<PipelinePorts, "integratorFor" | "read"> & { readonly takeTurn: TakeTurn };

/**
 * Keeps every request to an account within the limit its adapter declares. A request whose turn has not come is not made:
 * the job goes to sleep instead (INTEGRATOR_BUSY, or the outcome `retry`). Whoever had a turn goes on without another: the
 * answer that a document is sent upon would be too old after a second wait. Proving a key is for a person, and never waits.
 */
export const limitedIntegrators =
  ({ integratorFor, ...ports }: Ports): PipelinePorts["integratorFor"] =>
  (settings, shop, order) => {
    const integrator = integratorFor(settings, shop, order);
    const { rateLimit } = integrator.capabilities;
    const by = order ? legacyId(order) : shop;
    return rateLimit ? limited(integrator, secondsToWait(ports, { settings, shop, by, rateLimit })) : integrator;
  };

type Subject = Pick<Caller, "shop" | "by"> & {
  readonly settings: IntegratorSettings;
  readonly rateLimit: RateLimit;
};

const secondsToWait =
  (
    { read, takeTurn }: { readonly read: Reader; readonly takeTurn: TakeTurn },
    { settings, shop, by, rateLimit }: Subject,
  ) =>
  async (goesOn: boolean): Promise<number> => {
    const { profile } = await read(shop).settings.get();
    const { kind, environment } = settings;
    // Stores of one company share its account.
    const account = `${kind} ${environment} ${profile?.seller.taxId.value ?? shop}`;
    return takeTurn({ account, shop, by, goesOn }, rateLimit);
  };

function limited(integrator: Integrator, ask: (goesOn: boolean) => Promise<number>): Integrator {
  let hadTurn = false;
  const waitFor = async () => {
    const seconds = await ask(hadTurn);
    hadTurn ||= seconds === 0;
    return seconds;
  };
  const reserve = async () => {
    const retryAfterSeconds = await waitFor();
    if (retryAfterSeconds > 0) throw new AppError("INTEGRATOR_BUSY", { facts: { retryAfterSeconds } });
  };
  const inTurn =
    <A extends readonly unknown[], R>(call: (...asked: A) => Promise<R>) =>
    async (...asked: A) => {
      await reserve();
      return call(...asked);
    };
  const orLater =
    <A extends readonly unknown[], R>(call: (...asked: A) => Promise<R>) =>
    async (...asked: A) => {
      const afterSeconds = await waitFor();
      return afterSeconds > 0 ? ({ kind: "retry", afterSeconds } as const) : call(...asked);
    };
  return {
    ...integrator,
    reserve,
    lookUpTaxpayer: inTurn((taxId) => integrator.lookUpTaxpayer(taxId)),
    findByEttn: inTurn((document) => integrator.findByEttn(document)),
    download: inTurn((document, format) => integrator.download(document, format)),
    ...(integrator.resend && { resend: orLater(integrator.resend.bind(integrator)) }),
    ...(integrator.cancel && { cancel: orLater(integrator.cancel.bind(integrator)) }),
    ...(integrator.undoCancel && { undoCancel: orLater(integrator.undoCancel.bind(integrator)) }),
    ...(integrator.sendMail && { sendMail: orLater(integrator.sendMail.bind(integrator)) }),
    ...(integrator.creditsLeft && { creditsLeft: inTurn(integrator.creditsLeft.bind(integrator)) }),
    ...(integrator.listSeries && { listSeries: inTurn(integrator.listSeries.bind(integrator)) }),
  };
}

/** One run of an order's job asks through one integrator, so that it is known to have had its turn. */
export function sameForARun(
  integratorFor: PipelinePorts["integratorFor"],
  order: OrderId,
): PipelinePorts["integratorFor"] {
  const known = new Map<string, Integrator>();
  return (settings, shop) => {
    const account = JSON.stringify([settings, shop]);
    const integrator = known.get(account) ?? integratorFor(settings, shop, order);
    known.set(account, integrator);
    return integrator;
  };
}
