CREATE TABLE `early_means` (
	`episode_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`mean` real NOT NULL,
	PRIMARY KEY(`episode_id`, `instrument_id`),
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `early_means_order` ON `early_means` (`instrument_id`,`mean`,`practice_id`);--> statement-breakpoint
CREATE TABLE `flag_groups` (
	`lead_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`standing` integer NOT NULL,
	`tier` text NOT NULL,
	`evidence_on` text NOT NULL,
	`session_id` text NOT NULL,
	`rule_place` integer NOT NULL,
	`members` text NOT NULL,
	`rules` text NOT NULL,
	`quiet` integer NOT NULL,
	FOREIGN KEY (`lead_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `flag_groups_order` ON `flag_groups` (`standing`,"tier" desc,"evidence_on" desc,"session_id" desc,`rule_place`,`lead_id`);--> statement-breakpoint
CREATE INDEX `flag_groups_client` ON `flag_groups` (`client_id`,`standing`,`tier`);--> statement-breakpoint
CREATE INDEX `flag_groups_episode` ON `flag_groups` (`episode_id`);--> statement-breakpoint
CREATE TABLE `rereadings` (
	`practice_id` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`after_id` text NOT NULL,
	`read` integer NOT NULL,
	`total` integer NOT NULL,
	`failed` integer NOT NULL,
	`started_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
DROP INDEX `clients_code`;--> statement-breakpoint
DROP INDEX `clients_code_folded`;--> statement-breakpoint
CREATE UNIQUE INDEX `clients_code` ON `clients` (`code`,`practice_id`) WHERE "clients"."removed_at" is null;--> statement-breakpoint
CREATE INDEX `clients_code_folded` ON `clients` (`code_folded`,`practice_id`);--> statement-breakpoint
DROP INDEX `episodes_client`;--> statement-breakpoint
ALTER TABLE `episodes` ADD `revision` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `episodes_client` ON `episodes` (`client_id`,`started_on`,`id`);--> statement-breakpoint
DROP INDEX `people_email`;--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`email`,`practice_id`);--> statement-breakpoint
DROP INDEX `sessions_episode`;--> statement-breakpoint
DROP INDEX `sessions_client`;--> statement-breakpoint
CREATE INDEX `sessions_run` ON `sessions` (`entry_run_id`) WHERE "sessions"."entry_run_id" is not null;--> statement-breakpoint
CREATE INDEX `sessions_episode` ON `sessions` (`episode_id`,`held_on`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `sessions_client` ON `sessions` (`client_id`,`held_on`,`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `assessments_instrument` ON `assessments` (`instrument_id`);--> statement-breakpoint
CREATE INDEX `care_team_client` ON `care_team` (`client_id`);--> statement-breakpoint
CREATE INDEX `failed_logins_time` ON `failed_logins` (`failed_at`);--> statement-breakpoint
CREATE INDEX `flags_session` ON `flags` (`session_id`);--> statement-breakpoint
CREATE INDEX `rupture_words_session` ON `rupture_words` (`session_id`);