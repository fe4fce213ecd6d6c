import { temporaryDatabases } from "./pipeline/database.ts";
import { growthRows } from "./pipeline/growth.ts";
import { intakeRows } from "./pipeline/intake.ts";
import { issuingRows } from "./pipeline/issuing.ts";
import { neighbourRows } from "./pipeline/neighbours.ts";
import type { Bench, Row, Scale } from "./row.ts";

/** Everything between a webhook and an issued invoice, on both databases, between real processes. */
async function* rows(scale: Scale): AsyncGenerator<Row> {
  const databases = await temporaryDatabases();
  try {
    yield* intakeRows(databases, scale);
    yield* issuingRows(databases, scale);
    yield* neighbourRows(databases, scale);
    yield* growthRows(databases, scale);
  } finally {
    await databases.close();
  }
}

export const pipeline: Bench = { rows };
