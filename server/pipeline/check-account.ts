import type { ShopId } from "../invoice/ids.ts";
import { AppError } from "./errors.ts";
import type { PipelinePorts } from "./ports.ts";

export type CheckedAccount = {
  readonly title: string;
  /** Documents it may still send; `undefined` where the integrator does not say. */
  readonly credits: number | undefined;
  /** Series of the settings that the account does not have; `undefined` where the integrator does not list its series. */
  readonly missingSeries: readonly string[] | undefined;
};

/** Asks the integrator now whether the account works and has the shop's series. Throws as the integrator does. */
export const checkAccount =
  ({ read, integratorFor }: Pick<PipelinePorts, "read" | "integratorFor">) =>
  async (shop: ShopId): Promise<CheckedAccount> => {
    const { profile, integrator: account } = await read(shop).settings.get();
    if (!account) throw new AppError("SHOP_NOT_SET_UP");
    const integrator = integratorFor(account, shop);
    const { title, credits } = await integrator.verifyCredentials();
    const known = await integrator.listSeries?.("EARSIVFATURA");
    const wanted = profile?.numbering === "integrator" ? [profile.series.earchive] : [];
    return { title, credits, missingSeries: known && wanted.filter((series) => !known.includes(series)) };
  };
