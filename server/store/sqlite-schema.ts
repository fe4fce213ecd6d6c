import { sqliteKit } from "./column-kit.ts";
import { defineTables } from "./tables.ts";

export const sqliteTables = defineTables(sqliteKit);

/** Each by its name: this is where the migration generator finds them. */
export const {
  shops,
  inbox,
  orders,
  orderCounts,
  orderWords,
  listViews,
  invoices,
  invoiceDays,
  numbers,
  timeline,
  documents,
  sandboxDocuments,
  downloads,
  jobs,
  reconciliations,
  privacyRequests,
  callTurns,
  buyerLinks,
  flowTriggers,
  flowTold,
  backfills,
} = sqliteTables;
