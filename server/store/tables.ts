import { sql } from "drizzle-orm";
import { defineBackfillTable } from "./backfill-table.ts";
import { defineBuyerTables } from "./buyer-tables.ts";
import type { ColumnKit } from "./column-kit.ts";
import { defineFlowTables } from "./flow-tables.ts";
import { defineListViewTable } from "./list-view-table.ts";
import { defineWordTable } from "./word-table.ts";
import { defineWorkTables } from "./work-tables.ts";

/** Every table, once, in the words of a column kit. All rows of a shop carry its domain. */
export function defineTables(kit: ColumnKit) {
  const { table, index, uniqueIndex, primaryKey, isTrue, str, int, bool, instant, bytes, json, serial, kurus } = kit;

  const shops = table("shops", {
    shop: str("shop").primaryKey(),
    /** Sealed JSON of access and refresh token; null before the first exchange and after uninstall. */
    tokens: str("tokens"),
    tokensGrantedAt: instant("tokens_granted_at"),
    profile: json("profile"),
    integratorKind: str("integrator_kind"),
    /** Sealed JSON of the integrator's key. */
    integratorSecret: str("integrator_secret"),
    isActive: bool("is_active").notNull().default(false),
    startsAt: instant("starts_at"),
    /** Why nothing is sent for now; null while the integrator takes documents. */
    hold: json("hold"),
    /** Grows with every change of a setting, so that a step can tell that one came in between. */
    settingsVersion: int("settings_version").notNull().default(0),
    installedAt: instant("installed_at").notNull(),
  });

  const inbox = table(
    "inbox",
    {
      shop: str("shop").notNull(),
      webhookId: str("webhook_id").notNull(),
      topic: str("topic").notNull(),
      /** Empty of a delivery that is about no order. */
      orderId: str("order_id").notNull(),
      triggeredAt: str("triggered_at").notNull(),
      bodyHash: str("body_hash").notNull(),
      receivedAt: instant("received_at").notNull(),
    },
    // A delivery is about one order. Its own id has no order in time: led by it, each row would be written to a page of its own.
    (t) => [primaryKey({ columns: [t.shop, t.orderId, t.webhookId] })],
  );

  const orders = table(
    "orders",
    {
      shop: str("shop").notNull(),
      orderId: str("order_id").notNull(),
      name: str("name").notNull(),
      buyer: str("buyer").notNull(),
      processedAt: instant("processed_at").notNull(),
      updatedAt: instant("updated_at").notNull(),
      /** Null when the order could not be read: an unknown amount is not zero. */
      total: kurus("total"),
      currency: str("currency").notNull(),
      state: str("state").notNull(),
      reason: str("reason"),
      faults: json("faults"),
      problem: json("problem"),
      invoiceNumber: str("invoice_number"),
      /** How its invoice travels, and through whom; null while it has none. */
      invoiceChannel: str("invoice_channel"),
      integrator: str("integrator"),
      /** What was typed about the buyer, and whether the merchant or the buyer did. */
      entry: json("entry"),
      enteredBy: str("entered_by"),
      /** What the merchant typed about the internet sale. */
      saleEntry: json("sale_entry"),
      isAsked: bool("is_asked").notNull().default(false),
      isRedacted: bool("is_redacted").notNull().default(false),
      /** What Shopify's own page of the order says of its invoice; null while it says nothing. */
      mark: json("mark"),
      isMarkBehind: bool("is_mark_behind").notNull().default(false),
      /** Istanbul days; null while nothing was delivered, and once the order needs no invoice any more. */
      lastDay: str("last_day"),
      alarmDay: str("alarm_day"),
    },
    (t) => [
      primaryKey({ columns: [t.shop, t.orderId] }),
      index("orders_by_time").on(t.shop, t.processedAt, t.orderId),
      index("orders_by_total").on(t.shop, t.total, t.processedAt, t.orderId),
      index("orders_with_problem").on(t.shop).where(sql`problem is not null`),
      // What stands in review, and what is proposed about issued invoices: few rows among many.
      index("orders_with_faults").on(t.shop, t.state).where(sql`faults is not null`),
      index("orders_behind").on(t.shop).where(isTrue("is_mark_behind")),
      index("orders_by_alarm").on(t.shop, t.alarmDay).where(sql`alarm_day is not null`),
      index("orders_by_channel")
        .on(t.shop, t.invoiceChannel, t.processedAt, t.orderId)
        .where(sql`invoice_channel is not null`),
      index("orders_by_integrator")
        .on(t.shop, t.integrator, t.processedAt, t.orderId)
        .where(sql`integrator is not null`),
      index("orders_by_state").on(t.shop, t.state, t.processedAt, t.orderId),
    ],
  );

  /** How many orders of a shop are in each state, moved with every transition: the page never counts rows. */
  const orderCounts = table(
    "order_counts",
    { shop: str("shop").notNull(), state: str("state").notNull(), n: int("n").notNull() },
    (t) => [primaryKey({ columns: [t.shop, t.state] })],
  );

  const invoices = table(
    "invoices",
    {
      ettn: str("ettn").primaryKey(),
      shop: str("shop").notNull(),
      orderId: str("order_id").notNull(),
      /** What the invoice covers: "order", later also an edit, an exchange or a fee. */
      supply: str("supply").notNull(),
      isLive: bool("is_live").notNull(),
      document: str("document").notNull(),
      sellerTaxId: str("seller_tax_id").notNull(),
      /** Whose document it is: another account or a test host numbers on its own and knows nothing of this ETTN. */
      integrator: str("integrator").notNull(),
      environment: str("environment").notNull(),
      number: str("number"),
      /** What names it at an integrator that does not keep our ETTN, and the ETTN it bears there. */
      reference: str("reference"),
      legalEttn: str("legal_ettn"),
      issueDate: str("issue_date").notNull(),
      payable: kurus("payable").notNull(),
      issuedAt: instant("issued_at").notNull(),
      submitAttempts: int("submit_attempts").notNull().default(0),
      /** An answer was lost once: only a look-up may tell what became of it. */
      wasLost: bool("was_lost").notNull().default(false),
      heard: int("heard").notNull().default(0),
      /** What of its order it was made for, as exact JSON. */
      covered: str("covered"),
      submitStartedAt: instant("submit_started_at"),
      answeredAt: instant("answered_at"),
      acceptedAt: instant("accepted_at"),
      confirmedAt: instant("confirmed_at"),
      statusChecks: int("status_checks").notNull().default(0),
      reported: bool("reported").notNull().default(false),
      /** GİB's word on an e-Fatura's envelope, and the buyer's on a commercial one. */
      envelope: json("envelope"),
      commercial: json("commercial"),
      /** What a person asked of the integrator: a cancellation, or that it be taken back. */
      cancellation: json("cancellation"),
      /** Where the mail to the buyer stands. */
      mailing: json("mailing"),
    },
    (t) => [
      // At most one live sales invoice per supply, and a number never twice: held by the database, not by care. A trial numbers
      // each shop's documents on its own, and two shops of a company may be in one.
      uniqueIndex("invoices_one_live").on(t.shop, t.orderId, t.supply).where(isTrue("is_live")),
      uniqueIndex("invoices_number")
        .on(t.sellerTaxId, t.integrator, t.environment, t.number)
        .where(sql`number is not null and environment = 'live' and ${isTrue("is_live")}`),
      index("invoices_by_order").on(t.shop, t.orderId),
      // Dead ones as well: a number of our own must follow every number its series ever had.
      index("invoices_by_number").on(t.sellerTaxId, t.environment, t.number),
    ],
  );

  /** Live invoices per day and currency, moved with every change of them: the chart never counts rows. */
  const invoiceDays = table(
    "invoice_days",
    {
      shop: str("shop").notNull(),
      day: str("day").notNull(),
      currency: str("currency").notNull(),
      n: int("n").notNull(),
      amount: kurus("amount").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.day, t.currency] })],
  );

  /** Numbers of our own series, one row each, whatever became of it; shared by all shops of a seller. */
  const numbers = table(
    "numbers",
    {
      sellerTaxId: str("seller_tax_id").notNull(),
      environment: str("environment").notNull(),
      series: str("series").notNull(),
      year: int("year").notNull(),
      sequence: int("sequence").notNull(),
      /** The shop that took it last. */
      shop: str("shop").notNull(),
      /** Null once it was given back. */
      ettn: str("ettn"),
      issueDate: str("issue_date").notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.sellerTaxId, t.environment, t.series, t.year, t.sequence] }),
      uniqueIndex("numbers_ettn").on(t.ettn),
      index("numbers_by_date").on(t.sellerTaxId, t.environment, t.series, t.year, t.issueDate),
      index("numbers_returned").on(t.sellerTaxId, t.environment, t.series, t.year).where(sql`ettn is null`),
    ],
  );

  const timeline = table(
    "timeline",
    {
      id: serial("id"),
      shop: str("shop").notNull(),
      /** Null of what was done to the shop itself. */
      orderId: str("order_id"),
      at: instant("at").notNull(),
      kind: str("kind").notNull(),
      facts: json("facts").notNull(),
      /** An id of a job, a webhook or a user; see `Actor`. */
      actor: str("actor").notNull(),
      /** A person did it, one event among the many that jobs leave. */
      isByPerson: bool("is_by_person").notNull().default(false),
    },
    (t) => [
      index("timeline_by_order").on(t.shop, t.orderId, t.id),
      index("timeline_by_shop").on(t.shop, t.id),
      index("timeline_by_people").on(t.shop, t.id).where(isTrue("is_by_person")),
    ],
  );

  const documents = table(
    "documents",
    {
      shop: str("shop").notNull(),
      ettn: str("ettn").notNull(),
      format: str("format").notNull(),
      bytes: bytes("bytes").notNull(),
      /** How `bytes` are compressed: gzip or none. */
      packing: str("packing").notNull(),
      /** Of the bytes as the integrator gave them. */
      sha256: str("sha256").notNull(),
      storedAt: instant("stored_at").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.ettn, t.format] })],
  );

  /** What the trial integrator inside the app was sent. */
  const sandboxDocuments = table(
    "sandbox_documents",
    {
      shop: str("shop").notNull(),
      ettn: str("ettn").notNull(),
      document: str("document").notNull(),
      /** Null while it was only refused. */
      number: str("number"),
      takenAt: instant("taken_at"),
      cancelledAt: instant("cancelled_at"),
      sends: int("sends").notNull(),
    },
    (t) => [primaryKey({ columns: [t.shop, t.ettn] }), index("sandbox_documents_number").on(t.shop, t.number)],
  );

  const downloads = table("downloads", {
    tokenHash: str("token_hash").primaryKey(),
    shop: str("shop").notNull(),
    ettn: str("ettn").notNull(),
    format: str("format").notNull(),
    expiresAt: instant("expires_at").notNull(),
  });

  /** How far each shop has been compared with Shopify, and what the last proof found. */
  const reconciliations = table("reconciliations", {
    shop: str("shop").primaryKey(),
    walkedTo: instant("walked_to"),
    walk: json("walk"),
    provedAt: instant("proved_at"),
    due: int("due").notNull().default(0),
    missed: json("missed"),
    stuck: int("stuck").notNull().default(0),
    isProofWanted: bool("is_proof_wanted").notNull().default(false),
    /** Documents the integrator's account may still send; null where it does not say. */
    creditsLeft: int("credits_left"),
    creditsAskedAt: instant("credits_asked_at"),
  });

  return {
    ...defineWorkTables(kit),
    ...defineFlowTables(kit),
    ...defineWordTable(kit),
    ...defineListViewTable(kit),
    shops,
    inbox,
    orders,
    orderCounts,
    invoices,
    invoiceDays,
    numbers,
    timeline,
    documents,
    sandboxDocuments,
    downloads,
    reconciliations,
    ...defineBuyerTables(kit),
    ...defineBackfillTable(kit),
  };
}

/** The tables as the stores see them, whichever database they stand in. */
export type Tables = ReturnType<typeof defineTables>;
