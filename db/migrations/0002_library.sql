CREATE TABLE `own_instrument_withdrawals` (
	`practice_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`practice_id`, `instrument_id`),
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `own_instruments` (
	`practice_id` text NOT NULL,
	`id` text NOT NULL,
	`definition` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	PRIMARY KEY(`practice_id`, `id`),
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `practice_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`settings` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `practice_settings_practice` ON `practice_settings` (`practice_id`,`id`);--> statement-breakpoint
CREATE TABLE `wordings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`language` text NOT NULL,
	`wording` text,
	`confirmed_by` text NOT NULL,
	`confirmed_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`confirmed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "wordings_kept_while_in_use" CHECK(("wordings"."wording" is null) = ("wordings"."ended_at" is not null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `wordings_in_use` ON `wordings` (`practice_id`,`instrument_id`) WHERE "wordings"."ended_at" is null;