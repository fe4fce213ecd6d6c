import type { Session } from "./session.ts";

/**
 * Runs `work` in a transaction and settles after its commit. Transactions of the same `turn` (a shop, mostly) never run at
 * the same time, in this process or another: what one reads no other changes before its own commit.
 */
export type Transact = <T>(turn: string, work: (session: Session) => Promise<T>) => Promise<T>;

/** The time that all processes of a database go by, in milliseconds since 1970: the clocks of their machines may differ. */
export type SharedNow = (session: Session) => Promise<number>;
