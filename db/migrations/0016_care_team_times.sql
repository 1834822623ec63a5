CREATE TABLE `emergencies` (
	`place_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`sealed_reason` blob NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `care_team`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `emergency_reviews` (
	`place_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`finding` text NOT NULL,
	`sealed_note` blob,
	`reviewed_by` text NOT NULL,
	`reviewed_at` integer NOT NULL,
	FOREIGN KEY (`place_id`) REFERENCES `emergencies`(`place_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reviewed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`kind` text NOT NULL,
	`client_id` text,
	`about_id` text,
	`acted_by` text,
	`count` integer,
	`detail` text,
	`told_at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`about_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`acted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `notices_unread` ON `notices` (`person_id`,`told_at`) WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE TABLE `responsibilities` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`person_id` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer,
	`given_by` text NOT NULL,
	`transfer_id` text,
	`sealed_reason` blob,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`given_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`transfer_id`) REFERENCES `transfers`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responsibilities_open` ON `responsibilities` (`client_id`) WHERE "responsibilities"."to_at" is null;--> statement-breakpoint
CREATE INDEX `responsibilities_client` ON `responsibilities` (`client_id`);--> statement-breakpoint
CREATE INDEX `responsibilities_person` ON `responsibilities` (`person_id`);--> statement-breakpoint
CREATE INDEX `responsibilities_transfer` ON `responsibilities` (`transfer_id`);--> statement-breakpoint
CREATE TABLE `transfers` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`from_id` text NOT NULL,
	`to_id` text NOT NULL,
	`count` integer NOT NULL,
	`made_by` text NOT NULL,
	`made_at` integer NOT NULL,
	`undone_by` text,
	`undone_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`from_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`to_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`made_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`undone_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `transfers_made` ON `transfers` (`made_at`);--> statement-breakpoint
ALTER TABLE `care_team` ADD `covered_id` text REFERENCES people(id);