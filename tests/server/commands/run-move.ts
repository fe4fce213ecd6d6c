import { runNode } from "../../support/child-process.ts";
import { OUR_SHOP } from "../../support/temporary-store.ts";

export const moveShop = (shop: string, from: string, to: string, ...flags: readonly string[]) =>
  runNode(["server/commands/move.ts", "--shop", shop, "--from", from, "--to", to, ...flags]);

export const move = (from: string, to: string, ...flags: readonly string[]) => moveShop(OUR_SHOP, from, to, ...flags);
