CREATE TABLE `entry_runs` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`started_by` text NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `entry_runs_client` ON `entry_runs` (`client_id`);--> statement-breakpoint
CREATE TABLE `flag_endings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`flag_id` text NOT NULL,
	`outcome` text NOT NULL,
	`sealed_reason` blob,
	`evidence_on` text NOT NULL,
	`session_id` text NOT NULL,
	`void_id` text,
	`ended_by` text NOT NULL,
	`ended_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`void_id`) REFERENCES `session_voids`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `flag_endings_flag` ON `flag_endings` (`flag_id`);--> statement-breakpoint
CREATE TABLE `measure_pauses` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`respondent` text NOT NULL,
	`target` text NOT NULL,
	`from_on` text NOT NULL,
	`until_on` text NOT NULL,
	`sealed_reason` blob NOT NULL,
	`paused_by` text NOT NULL,
	`paused_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`paused_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `measure_pauses_client` ON `measure_pauses` (`client_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`made_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `recovery_codes_person` ON `recovery_codes` (`person_id`);--> statement-breakpoint
CREATE TABLE `session_voids` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`session_id` text NOT NULL,
	`sealed_reason` blob NOT NULL,
	`voided_by` text NOT NULL,
	`voided_at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`voided_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`undone_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `session_voids_in_force` ON `session_voids` (`session_id`) WHERE "session_voids"."undone_at" is null;--> statement-breakpoint
CREATE TABLE `start_dismissals` (
	`person_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`dismissed_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_resolutions` (
	`flag_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`how` text NOT NULL,
	`at` integer NOT NULL,
	`ending_id` text,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ending_id`) REFERENCES `flag_endings`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "resolutions_by_whom" CHECK(("__new_resolutions"."how" in ('resolved', 'dismissed')) = ("__new_resolutions"."ending_id" is not null))
);
--> statement-breakpoint
INSERT INTO `flag_endings`("id", "practice_id", "flag_id", "outcome", "sealed_reason", "evidence_on", "session_id", "ended_by", "ended_at") SELECT `resolutions`."flag_id", `resolutions`."practice_id", `resolutions`."flag_id", "how", "sealed_reason", "evidence_on", "session_id", "by", "at" FROM `resolutions` INNER JOIN `flags` ON `flags`."id" = `resolutions`."flag_id" WHERE "how" IN ('resolved', 'dismissed');--> statement-breakpoint
INSERT INTO `__new_resolutions`("flag_id", "practice_id", "how", "at", "ending_id") SELECT "flag_id", "practice_id", "how", "at", CASE WHEN "how" IN ('resolved', 'dismissed') THEN "flag_id" END FROM `resolutions`;--> statement-breakpoint
DROP TABLE `resolutions`;--> statement-breakpoint
ALTER TABLE `__new_resolutions` RENAME TO `resolutions`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
DROP INDEX `clients_code`;--> statement-breakpoint
ALTER TABLE `clients` ADD `sealed_preferred_name` blob;--> statement-breakpoint
ALTER TABLE `clients` ADD `code_folded` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `clients` ADD `removed_by` text REFERENCES people(id);--> statement-breakpoint
ALTER TABLE `clients` ADD `removed_at` integer;--> statement-breakpoint
CREATE INDEX `clients_code_folded` ON `clients` (`practice_id`,`code_folded`);--> statement-breakpoint
CREATE UNIQUE INDEX `clients_code` ON `clients` (`practice_id`,`code`) WHERE "clients"."removed_at" is null;--> statement-breakpoint
CREATE TABLE `__new_answers` (
	`assessment_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`item` integer NOT NULL,
	`value` real,
	`absence` text,
	PRIMARY KEY(`assessment_id`, `item`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "answers_value_or_absence" CHECK(("__new_answers"."value" is null) <> ("__new_answers"."absence" is null))
);
--> statement-breakpoint
INSERT INTO `__new_answers`("assessment_id", "practice_id", "item", "value", "absence") SELECT "assessment_id", "practice_id", "item", "value", "absence" FROM `answers`;--> statement-breakpoint
DROP TABLE `answers`;--> statement-breakpoint
ALTER TABLE `__new_answers` RENAME TO `answers`;--> statement-breakpoint
ALTER TABLE `sessions` ADD `sealed_note` blob;--> statement-breakpoint
ALTER TABLE `sessions` ADD `entry_run_id` text REFERENCES entry_runs(id);--> statement-breakpoint
-- What was noted stays as it was noted. Only its sealing may change: what goes along to another client is sealed for that one.
DROP TRIGGER `flag_events_no_update`;--> statement-breakpoint
CREATE TRIGGER `flag_events_no_update` BEFORE UPDATE OF `id`, `practice_id`, `flag_id`, `what`, `tier`, `evidence`, `by`, `at` ON `flag_events`
BEGIN SELECT RAISE(ABORT, 'flag events are never changed'); END;--> statement-breakpoint
DROP TRIGGER `rupture_words_no_update`;--> statement-breakpoint
CREATE TRIGGER `rupture_words_no_update` BEFORE UPDATE OF `id`, `practice_id`, `session_id`, `instrument_id`, `kind`, `by`, `at` ON `rupture_words`
BEGIN SELECT RAISE(ABORT, 'a word on a rupture is never changed'); END;--> statement-breakpoint
DROP TRIGGER `flag_comments_no_update`;--> statement-breakpoint
CREATE TRIGGER `flag_comments_no_update` BEFORE UPDATE OF `id`, `practice_id`, `flag_id`, `by`, `at` ON `flag_comments`
BEGIN SELECT RAISE(ABORT, 'comments are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_endings_no_update` BEFORE UPDATE OF `id`, `practice_id`, `flag_id`, `outcome`, `evidence_on`, `session_id`, `void_id`, `ended_by`, `ended_at` ON `flag_endings`
BEGIN SELECT RAISE(ABORT, 'an ending is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_endings_no_delete` BEFORE DELETE ON `flag_endings`
BEGIN SELECT RAISE(ABORT, 'an ending is never removed'); END;
--> statement-breakpoint
CREATE TRIGGER `session_voids_no_delete` BEFORE DELETE ON `session_voids`
BEGIN SELECT RAISE(ABORT, 'a void is undone, never removed'); END;
--> statement-breakpoint
ALTER TABLE `assessments` ADD `first_recorded_at` integer;
