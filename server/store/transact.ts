import type { Session } from "./session.ts";

/**
 * Runs `work` in a transaction and settles after its commit. Transactions of the same `turn` (a shop, mostly) never run at
 * the same time, in this process or another: what one reads no other changes before its own commit.
 */
export type Transact = <T>(turn: string, work: (session: Session) => Promise<T>) => Promise<T>;
