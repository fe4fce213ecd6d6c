import type { ShopId } from "../../invoice/ids.ts";
import { keepCredits } from "./credits.ts";
import { AppError } from "../errors.ts";
import type { AccountModule } from "../ports/integrator.ts";
import type { PipelinePorts } from "../ports/ports.ts";

export type CheckedAccount = {
  readonly title: string;
  /** Documents it may still send; `undefined` where the integrator does not say. */
  readonly credits: number | undefined;
  /** Kinds of document it is opened for; `undefined` where the integrator does not say. */
  readonly modules: readonly AccountModule[] | undefined;
  /** Series of the settings that the account does not have; `undefined` where the integrator does not list its series. */
  readonly missingSeries: readonly string[] | undefined;
};

/** Asks the integrator now whether the account works and has the shop's series. Throws as the integrator does. */
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
    const known = await integrator.listSeries?.("EARSIVFATURA");
    const wanted = profile?.numbering === "integrator" ? [profile.series.earchive] : [];
    return { title, credits, modules, missingSeries: known && wanted.filter((series) => !known.includes(series)) };
  };
