ALTER TABLE `clients` ADD `code_compact` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `clients_code_compact` ON `clients` (`code_compact`,`practice_id`);