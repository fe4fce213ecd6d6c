import { type Databases, temporaryDatabases } from "./pipeline/database.ts";
import { growthRows } from "./pipeline/growth.ts";
import { intakeRows } from "./pipeline/intake.ts";
import { issuingRows } from "./pipeline/issuing.ts";
import { neighbourRows } from "./pipeline/neighbours.ts";
import type { Bench, Row, Scale } from "./row.ts";

/** A part of everything between a webhook and an issued invoice, on both databases, between real processes. */
const onDatabases = (part: (databases: Databases, scale: Scale) => AsyncIterable<Row>): Bench => ({
  rows: async function* (scale) {
    const databases = await temporaryDatabases();
    try {
      yield* part(databases, scale);
    } finally {
      await databases.close();
    }
  },
});

export const intake = onDatabases(intakeRows);
export const issuing = onDatabases(issuingRows);
export const neighbours = onDatabases(neighbourRows);
export const growth = onDatabases(growthRows);
