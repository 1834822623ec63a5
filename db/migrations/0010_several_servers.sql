CREATE TABLE `setup_codes` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed_code` blob NOT NULL,
	`key_fingerprint` text NOT NULL,
	`login_fingerprint` text NOT NULL,
	`tried_at` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `people` ADD `name_folded` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `people_in_order` ON `people` (("left_at" is not null),`name_folded`,`id`);--> statement-breakpoint
ALTER TABLE `practices` ADD `login_fingerprint` text;