import { postgresKit } from "./postgres-kit.ts";
import { defineTables } from "./tables.ts";

export const postgresTables = defineTables(postgresKit);

/** Each by its name: this is where the migration generator finds them. Jobs stand in graphile-worker's own tables. */
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
  reconciliations,
  privacyRequests,
  callTurns,
  buyerLinks,
  flowTriggers,
  flowTold,
  backfills,
} = postgresTables;
