CREATE TABLE `flag_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`flag_id` text NOT NULL,
	`sealed_text` blob NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`flag_id`) REFERENCES `flags`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `flag_comments_flag` ON `flag_comments` (`flag_id`);--> statement-breakpoint
CREATE TABLE `next_step_texts` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`rule` text NOT NULL,
	`steps` text,
	`changed_by` text NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`changed_by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `next_step_texts_rule` ON `next_step_texts` (`practice_id`,`rule`,`id`);--> statement-breakpoint
CREATE TABLE `own_attachments` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`person_id` text NOT NULL,
	`wrapped_key` blob NOT NULL,
	`sealed_point` blob NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`person_id`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `own_attachments_person` ON `own_attachments` (`person_id`);--> statement-breakpoint
CREATE TABLE `rupture_words` (
	`id` text PRIMARY KEY NOT NULL,
	`practice_id` text NOT NULL,
	`client_id` text NOT NULL,
	`episode_id` text NOT NULL,
	`session_id` text NOT NULL,
	`instrument_id` text NOT NULL,
	`kind` text NOT NULL,
	`sealed_done` blob,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`practice_id`) REFERENCES `practices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`client_id`) REFERENCES `clients`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`episode_id`) REFERENCES `episodes`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`by`) REFERENCES `people`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `rupture_words_episode` ON `rupture_words` (`episode_id`);--> statement-breakpoint
CREATE TRIGGER `rupture_words_no_update` BEFORE UPDATE ON `rupture_words`
BEGIN SELECT RAISE(ABORT, 'a word on a rupture is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_comments_no_update` BEFORE UPDATE ON `flag_comments`
BEGIN SELECT RAISE(ABORT, 'comments are never changed'); END;
