import { createHash } from "node:crypto";

/** A name as the 64-bit number PostgreSQL's advisory locks go by. */
export const lockKey = (name: string): bigint => createHash("sha256").update(name).digest().readBigInt64BE();
