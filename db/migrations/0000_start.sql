CREATE TABLE `acknowledgements` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`flag_id` text NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`sealed_note` blob,
	`evidence_on` text NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `acknowledgements_flag` ON `acknowledgements` (`flag_id`);--> statement-breakpoint
CREATE TABLE `answers` (
	`assessment_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`item` integer NOT NULL,
	`value` integer,
	`absence` text,
	PRIMARY KEY(`assessment_id`, `item`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "answers_value_or_absence" CHECK(("answers"."value" is null) <> ("answers"."absence" is null))
);
--> statement-breakpoint
CREATE TABLE `assessments` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`session_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`instrument_version` integer NOT NULL,
	`respondent` text NOT NULL,
	`target` text NOT NULL,
	`how` text NOT NULL,
	`absence` text,
	`state` text NOT NULL,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_one` ON `assessments` (`session_id`,`instrument_id`,`respondent`,`target`,`state`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`seq` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`practice_id` text NOT NULL,
	`at` integer NOT NULL,
	`person_id` text,
	`login_id` text,
	`act` text NOT NULL,
	`client_id` text,
	`subject_id` text,
	`count` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`login_id`) REFERENCES `logins`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `audit_events_client` ON `audit_events` (`client_id`);--> statement-breakpoint
CREATE INDEX `audit_events_person` ON `audit_events` (`person_id`);--> statement-breakpoint
CREATE TABLE `care_team` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`person_id` text NOT NULL,
	`role` text NOT NULL,
	`from_at` integer NOT NULL,
	`to_at` integer,
	`granted_by` text NOT NULL,
	`ended_by` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`granted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `care_team_person` ON `care_team` (`person_id`,`client_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `care_team_open` ON `care_team` (`client_id`,`person_id`,`role`) WHERE "care_team"."to_at" is null;--> statement-breakpoint
CREATE TABLE `clients` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`code` text NOT NULL,
	`wrapped_key` blob NOT NULL,
	`sealed_name` blob,
	`sealed_birth_date` blob,
	`sealed_pronouns` blob,
	`status` text NOT NULL,
	`next_session_on` text,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clients_code` ON `clients` (`practice_id`,`code`);--> statement-breakpoint
CREATE TABLE `episodes` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`started_on` text NOT NULL,
	`sealed_start_reason` blob,
	`ended_on` text,
	`end_kind` text,
	`sealed_end_reason` blob,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `episodes_client` ON `episodes` (`client_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `episodes_open` ON `episodes` (`client_id`) WHERE "episodes"."ended_on" is null;--> statement-breakpoint
CREATE TABLE `event_pins` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`happened_on` text NOT NULL,
	`sealed_text` blob NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `event_pins_episode` ON `event_pins` (`episode_id`);--> statement-breakpoint
CREATE TABLE `failed_logins` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`account_hash` text NOT NULL,
	`address_hash` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `failed_logins_account` ON `failed_logins` (`account_hash`,`at`);--> statement-breakpoint
CREATE INDEX `failed_logins_address` ON `failed_logins` (`address_hash`,`at`);--> statement-breakpoint
CREATE TABLE `flag_events` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`flag_id` text NOT NULL,
	`what` text NOT NULL,
	`tier` text NOT NULL,
	`evidence` text,
	`by` text,
	`at` integer NOT NULL,
	`sealed_note` blob,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `flag_events_flag` ON `flag_events` (`flag_id`);--> statement-breakpoint
CREATE TABLE `flags` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`session_id` text NOT NULL,
	`rule` text NOT NULL,
	`rule_version` integer NOT NULL,
	`key` text NOT NULL,
	`tier` text NOT NULL,
	`evidence_on` text NOT NULL,
	`evidence` text NOT NULL,
	`raised_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `flags_finding` ON `flags` (`episode_id`,`rule`,`key`);--> statement-breakpoint
CREATE INDEX `flags_client` ON `flags` (`client_id`);--> statement-breakpoint
CREATE TABLE `logins` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `logins_person` ON `logins` (`person_id`);--> statement-breakpoint
CREATE TABLE `measure_plans` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text,
	`instrument_id` text NOT NULL,
	`respondent` text NOT NULL,
	`target` text NOT NULL,
	`every_sessions` integer NOT NULL,
	`position` integer NOT NULL,
	`changed_by` text,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `measure_plans_practice` ON `measure_plans` (`practice_id`,`instrument_id`,`respondent`,`target`) WHERE "measure_plans"."client_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX `measure_plans_client` ON `measure_plans` (`client_id`,`instrument_id`,`respondent`,`target`) WHERE "measure_plans"."client_id" is not null;--> statement-breakpoint
CREATE TABLE `people` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`left_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `people_email` ON `people` (`practice_id`,`email`);--> statement-breakpoint
CREATE TABLE `person_roles` (
	`person_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`role` text NOT NULL,
	`granted_by` text,
	`granted_at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `role`),
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`granted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `practices` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`is_demo` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `resolutions` (
	`flag_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`how` text NOT NULL,
	`by` text,
	`at` integer NOT NULL,
	`sealed_reason` blob,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "resolutions_by_whom" CHECK(("resolutions"."how" in ('cleared', 'withdrawn')) = ("resolutions"."by" is null))
);
--> statement-breakpoint
CREATE TABLE `scores` (
	`assessment_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`scale` text NOT NULL,
	`value` real,
	`answered` integer NOT NULL,
	`of` integer NOT NULL,
	`rule` text NOT NULL,
	PRIMARY KEY(`assessment_id`, `scale`),
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`held_on` text NOT NULL,
	`attendance` text NOT NULL,
	`mode` text NOT NULL,
	`started_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`recorded_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	`draft_version` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`started_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sessions_episode` ON `sessions` (`episode_id`,`held_on`);--> statement-breakpoint
CREATE INDEX `sessions_client` ON `sessions` (`client_id`);--> statement-breakpoint
CREATE TABLE `submissions` (
	`practice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`key` text NOT NULL,
	`act` text NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`person_id`, `key`),
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `summaries` (
	`client_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`summary` text NOT NULL,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict
);
