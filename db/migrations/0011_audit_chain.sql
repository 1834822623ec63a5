CREATE TABLE `audit_heads` (
	`practice_id` text PRIMARY KEY NOT NULL,
	`seq` integer NOT NULL,
	`hash` blob NOT NULL,
	`mac` blob NOT NULL,
	`written_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `audit_salts` (
	`seq` integer PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text,
	`salt` blob NOT NULL,
	FOREIGN KEY (`seq`) REFERENCES `audit_events`(`seq`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `audit_salts_client` ON `audit_salts` (`client_id`);--> statement-breakpoint
CREATE TABLE `refusals` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text,
	`day` text NOT NULL,
	`kind` text NOT NULL,
	`person_id` text NOT NULL,
	`account_hash` text NOT NULL,
	`count` integer NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refusals_day` ON `refusals` (`day`,`kind`,`person_id`,`account_hash`);--> statement-breakpoint
DROP INDEX `audit_events_client`;--> statement-breakpoint
DROP INDEX `audit_events_person`;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `detail` text;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `reason_hash` blob;--> statement-breakpoint
ALTER TABLE `audit_events` ADD `hash` blob;--> statement-breakpoint
CREATE INDEX `audit_events_client` ON `audit_events` (`client_id`,`seq`);--> statement-breakpoint
CREATE INDEX `audit_events_person` ON `audit_events` (`person_id`,`seq`);