CREATE TABLE `backfills` (
	`shop` text PRIMARY KEY NOT NULL,
	`errand` text NOT NULL,
	`from_instant` integer NOT NULL,
	`to_instant` integer NOT NULL,
	`state` text NOT NULL,
	`rehearsal` text
);
--> statement-breakpoint
CREATE TABLE `buyer_links` (
	`token` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`ettn` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `buyer_links_by_invoice` ON `buyer_links` (`shop`,`ettn`);--> statement-breakpoint
CREATE TABLE `call_turns` (
	`account` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`next_at` integer NOT NULL,
	`waiting` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `documents` (
	`shop` text NOT NULL,
	`ettn` text NOT NULL,
	`format` text NOT NULL,
	`bytes` blob NOT NULL,
	`packing` text NOT NULL,
	`sha256` text NOT NULL,
	`stored_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `ettn`, `format`)
);
--> statement-breakpoint
CREATE TABLE `downloads` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`ettn` text NOT NULL,
	`format` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `flow_told` (
	`shop` text NOT NULL,
	`order_id` text NOT NULL,
	`event` text NOT NULL,
	PRIMARY KEY(`shop`, `order_id`)
);
--> statement-breakpoint
CREATE TABLE `flow_triggers` (
	`shop` text NOT NULL,
	`trigger_handle` text NOT NULL,
	`is_used` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`shop`, `trigger_handle`)
);
--> statement-breakpoint
CREATE TABLE `inbox` (
	`shop` text NOT NULL,
	`webhook_id` text NOT NULL,
	`topic` text NOT NULL,
	`order_id` text NOT NULL,
	`triggered_at` text NOT NULL,
	`body_hash` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `order_id`, `webhook_id`)
);
--> statement-breakpoint
CREATE TABLE `invoice_days` (
	`shop` text NOT NULL,
	`day` text NOT NULL,
	`currency` text NOT NULL,
	`n` integer NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`shop`, `day`, `currency`)
);
--> statement-breakpoint
CREATE TABLE `invoices` (
	`ettn` text PRIMARY KEY NOT NULL,
	`shop` text NOT NULL,
	`order_id` text NOT NULL,
	`supply` text NOT NULL,
	`is_live` integer NOT NULL,
	`document` text NOT NULL,
	`seller_tax_id` text NOT NULL,
	`integrator` text NOT NULL,
	`environment` text NOT NULL,
	`number` text,
	`reference` text,
	`legal_ettn` text,
	`issue_date` text NOT NULL,
	`payable` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`submit_attempts` integer DEFAULT 0 NOT NULL,
	`was_lost` integer DEFAULT false NOT NULL,
	`heard` integer DEFAULT 0 NOT NULL,
	`covered` text,
	`submit_started_at` integer,
	`answered_at` integer,
	`accepted_at` integer,
	`confirmed_at` integer,
	`status_checks` integer DEFAULT 0 NOT NULL,
	`reported` integer DEFAULT false NOT NULL,
	`envelope` text,
	`commercial` text,
	`cancellation` text,
	`mailing` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_one_live` ON `invoices` (`shop`,`order_id`,`supply`) WHERE is_live = 1;--> statement-breakpoint
CREATE UNIQUE INDEX `invoices_number` ON `invoices` (`seller_tax_id`,`integrator`,`environment`,`number`) WHERE number is not null and environment = 'live' and is_live = 1;--> statement-breakpoint
CREATE INDEX `invoices_by_order` ON `invoices` (`shop`,`order_id`);--> statement-breakpoint
CREATE INDEX `invoices_by_number` ON `invoices` (`seller_tax_id`,`environment`,`number`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`task` text NOT NULL,
	`shop` text NOT NULL,
	`key` text NOT NULL,
	`run_at` integer NOT NULL,
	`wakes` integer DEFAULT 1 NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`locked_by` text,
	`locked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_key` ON `jobs` (`task`,`shop`,`key`);--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_free` ON `jobs` (`shop`,`run_at`) WHERE locked_by is null;--> statement-breakpoint
CREATE INDEX `jobs_taken` ON `jobs` (`shop`) WHERE locked_by is not null;--> statement-breakpoint
CREATE TABLE `list_views` (
	`shop` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`made_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `name`)
);
--> statement-breakpoint
CREATE TABLE `numbers` (
	`seller_tax_id` text NOT NULL,
	`environment` text NOT NULL,
	`series` text NOT NULL,
	`year` integer NOT NULL,
	`sequence` integer NOT NULL,
	`shop` text NOT NULL,
	`ettn` text,
	`issue_date` text NOT NULL,
	PRIMARY KEY(`seller_tax_id`, `environment`, `series`, `year`, `sequence`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `numbers_ettn` ON `numbers` (`ettn`);--> statement-breakpoint
CREATE INDEX `numbers_by_date` ON `numbers` (`seller_tax_id`,`environment`,`series`,`year`,`issue_date`);--> statement-breakpoint
CREATE INDEX `numbers_returned` ON `numbers` (`seller_tax_id`,`environment`,`series`,`year`) WHERE ettn is null;--> statement-breakpoint
CREATE TABLE `order_counts` (
	`shop` text NOT NULL,
	`state` text NOT NULL,
	`n` integer NOT NULL,
	PRIMARY KEY(`shop`, `state`)
);
--> statement-breakpoint
CREATE TABLE `order_words` (
	`shop` text NOT NULL,
	`word` text NOT NULL,
	`processed_at` integer NOT NULL,
	`order_id` text NOT NULL,
	PRIMARY KEY(`shop`, `order_id`, `word`)
);
--> statement-breakpoint
CREATE INDEX `order_words_by_word` ON `order_words` (`shop`,`word`,`processed_at`,`order_id`);--> statement-breakpoint
CREATE TABLE `orders` (
	`shop` text NOT NULL,
	`order_id` text NOT NULL,
	`name` text NOT NULL,
	`buyer` text NOT NULL,
	`processed_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`total` integer,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`faults` text,
	`problem` text,
	`invoice_number` text,
	`invoice_channel` text,
	`integrator` text,
	`entry` text,
	`entered_by` text,
	`sale_entry` text,
	`is_asked` integer DEFAULT false NOT NULL,
	`is_redacted` integer DEFAULT false NOT NULL,
	`mark` text,
	`is_mark_behind` integer DEFAULT false NOT NULL,
	`last_day` text,
	`alarm_day` text,
	PRIMARY KEY(`shop`, `order_id`)
);
--> statement-breakpoint
CREATE INDEX `orders_by_time` ON `orders` (`shop`,`processed_at`,`order_id`);--> statement-breakpoint
CREATE INDEX `orders_by_total` ON `orders` (`shop`,`total`,`processed_at`,`order_id`);--> statement-breakpoint
CREATE INDEX `orders_with_problem` ON `orders` (`shop`) WHERE problem is not null;--> statement-breakpoint
CREATE INDEX `orders_with_faults` ON `orders` (`shop`,`state`) WHERE faults is not null;--> statement-breakpoint
CREATE INDEX `orders_behind` ON `orders` (`shop`) WHERE is_mark_behind = 1;--> statement-breakpoint
CREATE INDEX `orders_by_alarm` ON `orders` (`shop`,`alarm_day`) WHERE alarm_day is not null;--> statement-breakpoint
CREATE INDEX `orders_by_channel` ON `orders` (`shop`,`invoice_channel`,`processed_at`,`order_id`) WHERE invoice_channel is not null;--> statement-breakpoint
CREATE INDEX `orders_by_integrator` ON `orders` (`shop`,`integrator`,`processed_at`,`order_id`) WHERE integrator is not null;--> statement-breakpoint
CREATE INDEX `orders_by_state` ON `orders` (`shop`,`state`,`processed_at`,`order_id`);--> statement-breakpoint
CREATE TABLE `privacy_requests` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`kind` text NOT NULL,
	`customer_id` text,
	`order_ids` text NOT NULL,
	`triggered_at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`answered_at` integer,
	`outcome` text,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE TABLE `reconciliations` (
	`shop` text PRIMARY KEY NOT NULL,
	`walked_to` integer,
	`walk` text,
	`proved_at` integer,
	`due` integer DEFAULT 0 NOT NULL,
	`missed` text,
	`stuck` integer DEFAULT 0 NOT NULL,
	`is_proof_wanted` integer DEFAULT false NOT NULL,
	`credits_left` integer,
	`credits_asked_at` integer
);
--> statement-breakpoint
CREATE TABLE `sandbox_documents` (
	`shop` text NOT NULL,
	`ettn` text NOT NULL,
	`document` text NOT NULL,
	`number` text,
	`taken_at` integer,
	`cancelled_at` integer,
	`sends` integer NOT NULL,
	PRIMARY KEY(`shop`, `ettn`)
);
--> statement-breakpoint
CREATE INDEX `sandbox_documents_number` ON `sandbox_documents` (`shop`,`number`);--> statement-breakpoint
CREATE TABLE `shops` (
	`shop` text PRIMARY KEY NOT NULL,
	`tokens` text,
	`tokens_granted_at` integer,
	`profile` text,
	`integrator_kind` text,
	`integrator_secret` text,
	`is_active` integer DEFAULT false NOT NULL,
	`starts_at` integer,
	`hold` text,
	`settings_version` integer DEFAULT 0 NOT NULL,
	`installed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `timeline` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`shop` text NOT NULL,
	`order_id` text,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`facts` text NOT NULL,
	`actor` text NOT NULL,
	`is_by_person` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE INDEX `timeline_by_order` ON `timeline` (`shop`,`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `timeline_by_shop` ON `timeline` (`shop`,`id`);--> statement-breakpoint
CREATE INDEX `timeline_by_people` ON `timeline` (`shop`,`id`) WHERE is_by_person = 1;