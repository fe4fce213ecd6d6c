CREATE TABLE "backfills" (
	"shop" text COLLATE "C" PRIMARY KEY NOT NULL,
	"errand" text COLLATE "C" NOT NULL,
	"from_instant" timestamp (3) with time zone NOT NULL,
	"to_instant" timestamp (3) with time zone NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"rehearsal" text
);
--> statement-breakpoint
CREATE TABLE "buyer_links" (
	"token" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop" text COLLATE "C" NOT NULL,
	"ettn" text COLLATE "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_turns" (
	"account" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop" text COLLATE "C" NOT NULL,
	"next_at" bigint NOT NULL,
	"waiting" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"shop" text COLLATE "C" NOT NULL,
	"ettn" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"bytes" "bytea" NOT NULL,
	"packing" text COLLATE "C" NOT NULL,
	"sha256" text COLLATE "C" NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "documents_shop_ettn_format_pk" PRIMARY KEY("shop","ettn","format")
);
--> statement-breakpoint
CREATE TABLE "downloads" (
	"token_hash" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop" text COLLATE "C" NOT NULL,
	"ettn" text COLLATE "C" NOT NULL,
	"format" text COLLATE "C" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flow_told" (
	"shop" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"event" text COLLATE "C" NOT NULL,
	CONSTRAINT "flow_told_shop_order_id_pk" PRIMARY KEY("shop","order_id")
);
--> statement-breakpoint
CREATE TABLE "flow_triggers" (
	"shop" text COLLATE "C" NOT NULL,
	"trigger_handle" text COLLATE "C" NOT NULL,
	"is_used" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "flow_triggers_shop_trigger_handle_pk" PRIMARY KEY("shop","trigger_handle")
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"shop" text COLLATE "C" NOT NULL,
	"webhook_id" text COLLATE "C" NOT NULL,
	"topic" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"triggered_at" text COLLATE "C" NOT NULL,
	"body_hash" text COLLATE "C" NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inbox_shop_order_id_webhook_id_pk" PRIMARY KEY("shop","order_id","webhook_id")
);
--> statement-breakpoint
CREATE TABLE "invoice_days" (
	"shop" text COLLATE "C" NOT NULL,
	"day" text COLLATE "C" NOT NULL,
	"currency" text COLLATE "C" NOT NULL,
	"n" integer NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "invoice_days_shop_day_currency_pk" PRIMARY KEY("shop","day","currency")
);
--> statement-breakpoint
CREATE TABLE "invoices" (
	"ettn" text COLLATE "C" PRIMARY KEY NOT NULL,
	"shop" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"supply" text COLLATE "C" NOT NULL,
	"is_live" boolean NOT NULL,
	"document" text COLLATE "C" NOT NULL,
	"seller_tax_id" text COLLATE "C" NOT NULL,
	"integrator" text COLLATE "C" NOT NULL,
	"environment" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"reference" text COLLATE "C",
	"legal_ettn" text COLLATE "C",
	"issue_date" text COLLATE "C" NOT NULL,
	"payable" bigint NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"submit_attempts" integer DEFAULT 0 NOT NULL,
	"was_lost" boolean DEFAULT false NOT NULL,
	"heard" integer DEFAULT 0 NOT NULL,
	"covered" text COLLATE "C",
	"submit_started_at" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"accepted_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"status_checks" integer DEFAULT 0 NOT NULL,
	"reported" boolean DEFAULT false NOT NULL,
	"envelope" text,
	"commercial" text,
	"cancellation" text,
	"mailing" text
);
--> statement-breakpoint
CREATE TABLE "list_views" (
	"shop" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"query" text COLLATE "C" NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "list_views_shop_name_pk" PRIMARY KEY("shop","name")
);
--> statement-breakpoint
CREATE TABLE "numbers" (
	"seller_tax_id" text COLLATE "C" NOT NULL,
	"environment" text COLLATE "C" NOT NULL,
	"series" text COLLATE "C" NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"shop" text COLLATE "C" NOT NULL,
	"ettn" text COLLATE "C",
	"issue_date" text COLLATE "C" NOT NULL,
	CONSTRAINT "numbers_seller_tax_id_environment_series_year_sequence_pk" PRIMARY KEY("seller_tax_id","environment","series","year","sequence")
);
--> statement-breakpoint
CREATE TABLE "order_counts" (
	"shop" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "order_counts_shop_state_pk" PRIMARY KEY("shop","state")
);
--> statement-breakpoint
CREATE TABLE "order_words" (
	"shop" text COLLATE "C" NOT NULL,
	"word" text COLLATE "C" NOT NULL,
	"processed_at" timestamp (3) with time zone NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	CONSTRAINT "order_words_shop_order_id_word_pk" PRIMARY KEY("shop","order_id","word")
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C" NOT NULL,
	"name" text COLLATE "C" NOT NULL,
	"buyer" text COLLATE "C" NOT NULL,
	"processed_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"total" bigint,
	"currency" text COLLATE "C" NOT NULL,
	"state" text COLLATE "C" NOT NULL,
	"reason" text COLLATE "C",
	"faults" text,
	"problem" text,
	"invoice_number" text COLLATE "C",
	"invoice_channel" text COLLATE "C",
	"integrator" text COLLATE "C",
	"entry" text,
	"entered_by" text COLLATE "C",
	"sale_entry" text,
	"is_asked" boolean DEFAULT false NOT NULL,
	"is_redacted" boolean DEFAULT false NOT NULL,
	"mark" text,
	"is_mark_behind" boolean DEFAULT false NOT NULL,
	"last_day" text COLLATE "C",
	"alarm_day" text COLLATE "C",
	CONSTRAINT "orders_shop_order_id_pk" PRIMARY KEY("shop","order_id")
);
--> statement-breakpoint
CREATE TABLE "privacy_requests" (
	"shop" text COLLATE "C" NOT NULL,
	"id" text COLLATE "C" NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"customer_id" text COLLATE "C",
	"order_ids" text NOT NULL,
	"triggered_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"outcome" text,
	CONSTRAINT "privacy_requests_shop_id_pk" PRIMARY KEY("shop","id")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"shop" text COLLATE "C" PRIMARY KEY NOT NULL,
	"walked_to" timestamp (3) with time zone,
	"walk" text,
	"proved_at" timestamp (3) with time zone,
	"due" integer DEFAULT 0 NOT NULL,
	"missed" text,
	"stuck" integer DEFAULT 0 NOT NULL,
	"is_proof_wanted" boolean DEFAULT false NOT NULL,
	"credits_left" integer,
	"credits_asked_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "sandbox_documents" (
	"shop" text COLLATE "C" NOT NULL,
	"ettn" text COLLATE "C" NOT NULL,
	"document" text COLLATE "C" NOT NULL,
	"number" text COLLATE "C",
	"taken_at" timestamp (3) with time zone,
	"cancelled_at" timestamp (3) with time zone,
	"sends" integer NOT NULL,
	CONSTRAINT "sandbox_documents_shop_ettn_pk" PRIMARY KEY("shop","ettn")
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"shop" text COLLATE "C" PRIMARY KEY NOT NULL,
	"tokens" text COLLATE "C",
	"tokens_granted_at" timestamp (3) with time zone,
	"profile" text,
	"integrator_kind" text COLLATE "C",
	"integrator_secret" text COLLATE "C",
	"is_active" boolean DEFAULT false NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"hold" text,
	"settings_version" integer DEFAULT 0 NOT NULL,
	"installed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "timeline" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "timeline_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"shop" text COLLATE "C" NOT NULL,
	"order_id" text COLLATE "C",
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text COLLATE "C" NOT NULL,
	"facts" text NOT NULL,
	"actor" text COLLATE "C" NOT NULL,
	"is_by_person" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX "buyer_links_by_invoice" ON "buyer_links" USING btree ("shop","ettn");--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_one_live" ON "invoices" USING btree ("shop","order_id","supply") WHERE is_live;--> statement-breakpoint
CREATE UNIQUE INDEX "invoices_number" ON "invoices" USING btree ("seller_tax_id","integrator","environment","number") WHERE number is not null and environment = 'live' and is_live;--> statement-breakpoint
CREATE INDEX "invoices_by_order" ON "invoices" USING btree ("shop","order_id");--> statement-breakpoint
CREATE INDEX "invoices_by_number" ON "invoices" USING btree ("seller_tax_id","environment","number");--> statement-breakpoint
CREATE UNIQUE INDEX "numbers_ettn" ON "numbers" USING btree ("ettn");--> statement-breakpoint
CREATE INDEX "numbers_by_date" ON "numbers" USING btree ("seller_tax_id","environment","series","year","issue_date");--> statement-breakpoint
CREATE INDEX "numbers_returned" ON "numbers" USING btree ("seller_tax_id","environment","series","year") WHERE ettn is null;--> statement-breakpoint
CREATE INDEX "order_words_by_word" ON "order_words" USING btree ("shop","word","processed_at","order_id");--> statement-breakpoint
CREATE INDEX "orders_by_time" ON "orders" USING btree ("shop","processed_at","order_id");--> statement-breakpoint
CREATE INDEX "orders_by_total" ON "orders" USING btree ("shop","total","processed_at","order_id");--> statement-breakpoint
CREATE INDEX "orders_with_problem" ON "orders" USING btree ("shop") WHERE problem is not null;--> statement-breakpoint
CREATE INDEX "orders_with_faults" ON "orders" USING btree ("shop","state") WHERE faults is not null;--> statement-breakpoint
CREATE INDEX "orders_behind" ON "orders" USING btree ("shop") WHERE is_mark_behind;--> statement-breakpoint
CREATE INDEX "orders_by_alarm" ON "orders" USING btree ("shop","alarm_day") WHERE alarm_day is not null;--> statement-breakpoint
CREATE INDEX "orders_by_channel" ON "orders" USING btree ("shop","invoice_channel","processed_at","order_id") WHERE invoice_channel is not null;--> statement-breakpoint
CREATE INDEX "orders_by_integrator" ON "orders" USING btree ("shop","integrator","processed_at","order_id") WHERE integrator is not null;--> statement-breakpoint
CREATE INDEX "orders_by_state" ON "orders" USING btree ("shop","state","processed_at","order_id");--> statement-breakpoint
CREATE INDEX "sandbox_documents_number" ON "sandbox_documents" USING btree ("shop","number");--> statement-breakpoint
CREATE INDEX "timeline_by_order" ON "timeline" USING btree ("shop","order_id","id");--> statement-breakpoint
CREATE INDEX "timeline_by_shop" ON "timeline" USING btree ("shop","id");--> statement-breakpoint
CREATE INDEX "timeline_by_people" ON "timeline" USING btree ("shop","id") WHERE is_by_person;