CREATE INDEX `assessments_client` ON `assessments` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `event_pins_client` ON `event_pins` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `notices_client` ON `notices` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `rupture_words_client` ON `rupture_words` (`client_id`,`id`);--> statement-breakpoint
CREATE INDEX `session_voids_session` ON `session_voids` (`session_id`,`id`);