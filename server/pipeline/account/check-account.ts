import type { ShopId } from "../../invoice/ids.ts";
import { keepCredits } from "./credits.ts";
import { lacksRight } from "./lacks-right.ts";
import { AppError } from "../errors.ts";
import type { AccountModule, Integrator } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";

export type CheckedAccount = {
  readonly title: string;
  /** Documents it may still send; `undefined` where the integrator does not say. */
  readonly credits: number | undefined;
  /** Kinds of document it is opened for; `undefined` where the integrator does not say. */
  readonly modules: readonly AccountModule[] | undefined;
  /** Series of the settings that the account does not have; `undefined` where they are not listed, or not for this key. */
  readonly missingSeries: readonly string[] | undefined;
};

/** Asks the integrator now whether the account works and has both series of the shop. Throws as the integrator does. */
export const checkAccount =
  ({
    read,
    unitOfWork,
    integratorFor,
    clock,
  }: Pick<PipelinePorts, "read" | "unitOfWork" | "integratorFor" | "clock">) =>
  async (shop: ShopId): Promise<CheckedAccount> => {
    const { profile, integrator: account } = await read(shop).settings.get();
    if (!account) throw new AppError("SHOP_NOT_SET_UP");
    const integrator = integratorFor(account, shop);
    const { title, credits, modules } = await integrator.verifyCredentials();
    await unitOfWork(shop, (stores) => keepCredits(stores, credits, clock.now()));
    const archive = await integrator.listSeries?.("EARSIVFATURA").catch(unlessLacking);
    const invoice = modules?.includes("einvoice") === false ? undefined : await einvoiceSeries(integrator);
    const wanted = profile?.numbering === "integrator" ? profile.series : undefined;
    const missing = [lacking(archive, wanted?.earchive), lacking(invoice, wanted?.einvoice)].flat();
    return { title, credits, modules, missingSeries: archive && missing };
  };

type Listed = readonly string[] | undefined;

const lacking = (listed: Listed, wanted: string | undefined): readonly string[] =>
  listed && wanted !== undefined && !listed.includes(wanted) ? [wanted] : [];

/** An account or a key that is not open for e-Fatura issues e-Arşiv all the same: its refusal tells nothing of the series. */
async function einvoiceSeries(integrator: Integrator): Promise<Listed> {
  try {
    return await integrator.listSeries?.("TEMELFATURA");
  } catch (cause) {
    if (cause instanceof AppError && TELLS_NOTHING.has(cause.code)) return undefined;
    throw cause;
  }
}

const TELLS_NOTHING: ReadonlySet<AppError["code"]> = new Set(["INTEGRATOR_CONFIG", "INTEGRATOR_ANSWER_INVALID"]);

function unlessLacking(cause: unknown): undefined {
  if (!lacksRight(cause)) throw cause;
}
