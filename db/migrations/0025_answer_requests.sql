CREATE TABLE `answer_requests` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`occasion` text NOT NULL,
	`session_id` text,
	`way` text NOT NULL,
	`language` text NOT NULL,
	`measures` text NOT NULL,
	`asks_goals` integer NOT NULL,
	`check` text NOT NULL,
	`pin_hash` text,
	`token_hash` text NOT NULL,
	`code_hash` text,
	`code_expires_at` integer,
	`asked_by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`wrong_checks` integer DEFAULT 0 NOT NULL,
	`locks` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`begun_at` integer,
	`ended_at` integer,
	`ended_by` text,
	`outcome` text,
	`again_of_id` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`asked_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`again_of_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "answer_requests_ended" CHECK(("answer_requests"."ended_at" is null) = ("answer_requests"."outcome" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_requests_token` ON `answer_requests` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `answer_requests_code` ON `answer_requests` (`code_hash`) WHERE "answer_requests"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `answer_requests_client` ON `answer_requests` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `answer_requests_session` ON `answer_requests` (`session_id`);--> statement-breakpoint
CREATE INDEX `answer_requests_open` ON `answer_requests` (`practice_id`,`expires_at`) WHERE "answer_requests"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `answer_settings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`settings` text NOT NULL,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `answer_settings_practice` ON `answer_settings` (`practice_id`,`id`);--> statement-breakpoint
CREATE TABLE `answer_visits` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`request_id` text NOT NULL,
	`client_id` text NOT NULL,
	`secret_hash` text NOT NULL,
	`way` text NOT NULL,
	`tablet_id` text,
	`handover_id` text,
	`language` text NOT NULL,
	`begun_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`sent_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`tablet_id`) REFERENCES `tablets`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`handover_id`) REFERENCES `handovers`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `answer_visits_secret` ON `answer_visits` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `answer_visits_request` ON `answer_visits` (`request_id`);--> statement-breakpoint
CREATE INDEX `answer_visits_client` ON `answer_visits` (`client_id`);--> statement-breakpoint
CREATE TABLE `answers_seen` (
	`request_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`seen_by` text NOT NULL,
	`seen_at` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`seen_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `answers_seen_client` ON `answers_seen` (`client_id`);--> statement-breakpoint
CREATE TABLE `client_contacts` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`sealed_email` blob NOT NULL,
	`agreed_on` text NOT NULL,
	`noted_by` text NOT NULL,
	`noted_at` integer NOT NULL,
	`ended_by` text,
	`ended_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`noted_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `client_contacts_client` ON `client_contacts` (`client_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `client_contacts_in_force` ON `client_contacts` (`client_id`) WHERE "client_contacts"."ended_at" is null;--> statement-breakpoint
CREATE TABLE `daily_mails` (
	`person_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`hour` integer NOT NULL,
	`chosen_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE TABLE `goal_ratings` (
	`goal_id` text NOT NULL,
	`session_id` text NOT NULL,
	`rated_by` text NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`value` integer,
	`absence` text,
	`request_id` text,
	`recorded_by` text NOT NULL,
	`recorded_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	PRIMARY KEY(`goal_id`, `session_id`, `rated_by`),
	FOREIGN KEY (`goal_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`recorded_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "goal_ratings_value_or_absence" CHECK(("goal_ratings"."value" is null) <> ("goal_ratings"."absence" is null))
);
--> statement-breakpoint
CREATE INDEX `goal_ratings_client` ON `goal_ratings` (`client_id`);--> statement-breakpoint
CREATE INDEX `goal_ratings_session` ON `goal_ratings` (`session_id`);--> statement-breakpoint
CREATE INDEX `goal_ratings_request` ON `goal_ratings` (`request_id`);--> statement-breakpoint
CREATE TABLE `goals` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`sealed_text` blob NOT NULL,
	`position` integer NOT NULL,
	`set_on` text NOT NULL,
	`set_by` text NOT NULL,
	`set_at` integer NOT NULL,
	`changed_from_id` text,
	`ended_by` text,
	`ended_at` integer,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`set_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_from_id`) REFERENCES `goals`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `goals_client` ON `goals` (`client_id`);--> statement-breakpoint
CREATE INDEX `goals_episode` ON `goals` (`episode_id`,`position`);--> statement-breakpoint
CREATE UNIQUE INDEX `goals_changed` ON `goals` (`changed_from_id`);--> statement-breakpoint
CREATE TABLE `handovers` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`login_id` text NOT NULL,
	`person_id` text NOT NULL,
	`client_id` text NOT NULL,
	`session_id` text NOT NULL,
	`request_id` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`outcome` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`login_id`) REFERENCES `logins`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "handovers_ended" CHECK(("handovers"."ended_at" is null) = ("handovers"."outcome" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `handovers_open` ON `handovers` (`login_id`) WHERE "handovers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `handovers_client` ON `handovers` (`client_id`);--> statement-breakpoint
CREATE INDEX `handovers_request` ON `handovers` (`request_id`);--> statement-breakpoint
CREATE TABLE `kept_answers` (
	`request_id` text NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`measure` text NOT NULL,
	`item` integer NOT NULL,
	`value` real,
	`absence` text,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`request_id`, `measure`, `item`),
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "kept_answers_value_or_absence" CHECK(("kept_answers"."value" is null) <> ("kept_answers"."absence" is null))
);
--> statement-breakpoint
CREATE INDEX `kept_answers_client` ON `kept_answers` (`client_id`);--> statement-breakpoint
CREATE TABLE `mailings` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`kind` text NOT NULL,
	`once` text NOT NULL,
	`person_id` text,
	`client_id` text,
	`request_id` text,
	`flag_id` text,
	`count` integer,
	`due_at` integer NOT NULL,
	`taken_at` integer,
	`tries` integer DEFAULT 0 NOT NULL,
	`ended_at` integer,
	`outcome` text,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "mailings_ended" CHECK(("mailings"."ended_at" is null) = ("mailings"."outcome" is null))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `mailings_once` ON `mailings` (`practice_id`,`once`);--> statement-breakpoint
CREATE INDEX `mailings_due` ON `mailings` (`practice_id`,`due_at`) WHERE "mailings"."ended_at" is null;--> statement-breakpoint
CREATE INDEX `mailings_client` ON `mailings` (`client_id`);--> statement-breakpoint
CREATE INDEX `mailings_request` ON `mailings` (`request_id`);--> statement-breakpoint
CREATE INDEX `mailings_flag` ON `mailings` (`flag_id`);--> statement-breakpoint
CREATE TABLE `sheet_revisions` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`assessment_id` text NOT NULL,
	`content` text NOT NULL,
	`sealed_reason` blob,
	`revised_by` text NOT NULL,
	`revised_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`revised_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sheet_revisions_client` ON `sheet_revisions` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `sheet_revisions_sheet` ON `sheet_revisions` (`assessment_id`);--> statement-breakpoint
CREATE TABLE `sheet_sources` (
	`assessment_id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`request_id` text NOT NULL,
	`way` text NOT NULL,
	`language` text NOT NULL,
	`wording_id` text,
	`sent_at` integer NOT NULL,
	FOREIGN KEY (`assessment_id`) REFERENCES `assessments`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`request_id`) REFERENCES `answer_requests`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`wording_id`) REFERENCES `wordings`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `sheet_sources_client` ON `sheet_sources` (`client_id`);--> statement-breakpoint
CREATE INDEX `sheet_sources_request` ON `sheet_sources` (`request_id`);--> statement-breakpoint
CREATE TABLE `tablets` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`name` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	`link_expires_at` integer NOT NULL,
	`secret_hash` text,
	`enrolled_at` integer,
	`seen_at` integer,
	`wrong_codes` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	`removed_by` text,
	`removed_at` integer,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`added_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`removed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tablets_secret` ON `tablets` (`secret_hash`);--> statement-breakpoint
CREATE INDEX `tablets_practice` ON `tablets` (`practice_id`);