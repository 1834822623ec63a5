DROP INDEX `wordings_in_use`;--> statement-breakpoint
CREATE UNIQUE INDEX `wordings_in_use` ON `wordings` (`practice_id`,`instrument_id`,`language`) WHERE "wordings"."ended_at" is null;--> statement-breakpoint
ALTER TABLE `clients` ADD `sealed_language` blob;