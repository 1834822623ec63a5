-- What is never removed or changed may go once its client is gone: an erasure empties the client's own row first.
DROP TRIGGER `flag_events_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `flag_events_no_delete` BEFORE DELETE ON `flag_events` WHEN NOT EXISTS (
  SELECT 1 FROM `flags` JOIN `clients` ON `clients`.`id` = `flags`.`client_id`
  WHERE `flags`.`id` = OLD.`flag_id` AND `clients`.`removed_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'flag events are never removed'); END;
--> statement-breakpoint
DROP TRIGGER `session_voids_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `session_voids_no_delete` BEFORE DELETE ON `session_voids` WHEN NOT EXISTS (
  SELECT 1 FROM `sessions` JOIN `clients` ON `clients`.`id` = `sessions`.`client_id`
  WHERE `sessions`.`id` = OLD.`session_id` AND `clients`.`removed_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'a void is undone, never removed'); END;
--> statement-breakpoint
-- An ending of another client's flag may speak of a session that was moved to this one.
DROP TRIGGER `flag_endings_no_delete`;
--> statement-breakpoint
CREATE TRIGGER `flag_endings_no_delete` BEFORE DELETE ON `flag_endings` WHEN NOT EXISTS (
  SELECT 1 FROM `clients` WHERE `removed_at` IS NOT NULL AND `id` IN (
    SELECT `client_id` FROM `flags` WHERE `id` = OLD.`flag_id`
    UNION SELECT `client_id` FROM `sessions` WHERE `id` = OLD.`session_id`
    UNION SELECT `sessions`.`client_id` FROM `session_voids` JOIN `sessions` ON `sessions`.`id` = `session_voids`.`session_id`
      WHERE `session_voids`.`id` = OLD.`void_id`))
BEGIN SELECT RAISE(ABORT, 'an ending is never removed'); END;
--> statement-breakpoint
DROP TRIGGER `flag_endings_no_update`;
--> statement-breakpoint
CREATE TRIGGER `flag_endings_no_update` BEFORE UPDATE OF `id`, `practice_id`, `flag_id`, `outcome`, `evidence_on`, `session_id`, `void_id`, `ended_by`, `ended_at` ON `flag_endings` WHEN NOT EXISTS (
  SELECT 1 FROM `sessions` JOIN `clients` ON `clients`.`id` = `sessions`.`client_id`
  WHERE `sessions`.`id` = OLD.`session_id` AND `clients`.`removed_at` IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'an ending is never changed'); END;
