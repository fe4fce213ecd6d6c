/**
 * Locks that every process on one database respects, held by name. They end with their process, however that ends: the
 * database lets go of them when the connection is gone.
 */
export type ProcessLocks = {
  /** False when it is held already, by another process or by this one. */
  tryHold(name: string): Promise<boolean>;
  /** Lets go of a lock held here; does nothing about any other. */
  release(name: string): Promise<void>;
};
