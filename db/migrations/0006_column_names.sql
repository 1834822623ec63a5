-- Names alone: no row is touched.
ALTER TABLE `practices` RENAME COLUMN `read_by` TO `ruleset_version`;
--> statement-breakpoint
ALTER TABLE `failed_logins` RENAME COLUMN `at` TO `failed_at`;
--> statement-breakpoint
ALTER TABLE `scores` RENAME COLUMN `of` TO `item_count`;
--> statement-breakpoint
ALTER TABLE `acknowledgements` RENAME COLUMN `by` TO `acknowledged_by`;
--> statement-breakpoint
ALTER TABLE `acknowledgements` RENAME COLUMN `at` TO `acknowledged_at`;
--> statement-breakpoint
ALTER TABLE `resolutions` RENAME COLUMN `how` TO `outcome`;
--> statement-breakpoint
ALTER TABLE `resolutions` RENAME COLUMN `at` TO `ended_at`;
--> statement-breakpoint
ALTER TABLE `flag_events` RENAME COLUMN `what` TO `kind`;
--> statement-breakpoint
ALTER TABLE `flag_events` RENAME COLUMN `by` TO `acted_by`;
--> statement-breakpoint
ALTER TABLE `flag_events` RENAME COLUMN `at` TO `happened_at`;
--> statement-breakpoint
ALTER TABLE `event_pins` RENAME COLUMN `by` TO `added_by`;
--> statement-breakpoint
ALTER TABLE `event_pins` RENAME COLUMN `at` TO `added_at`;
--> statement-breakpoint
ALTER TABLE `own_instrument_withdrawals` RENAME COLUMN `by` TO `withdrawn_by`;
--> statement-breakpoint
ALTER TABLE `own_instrument_withdrawals` RENAME COLUMN `at` TO `withdrawn_at`;
--> statement-breakpoint
ALTER TABLE `rupture_words` RENAME COLUMN `by` TO `judged_by`;
--> statement-breakpoint
ALTER TABLE `rupture_words` RENAME COLUMN `at` TO `judged_at`;
--> statement-breakpoint
ALTER TABLE `flag_comments` RENAME COLUMN `by` TO `commented_by`;
--> statement-breakpoint
ALTER TABLE `flag_comments` RENAME COLUMN `at` TO `commented_at`;
--> statement-breakpoint
ALTER TABLE `own_attachments` RENAME COLUMN `at` TO `recorded_at`;
--> statement-breakpoint
ALTER TABLE `saved_views` RENAME COLUMN `at` TO `saved_at`;
--> statement-breakpoint
ALTER TABLE `submissions` RENAME COLUMN `at` TO `submitted_at`;
--> statement-breakpoint
ALTER TABLE `audit_events` RENAME COLUMN `at` TO `happened_at`;
