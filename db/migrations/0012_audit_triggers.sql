-- INSERT OR REPLACE removes the row in its way without a trigger of it being asked: a row of that key is in the way for good.
CREATE TRIGGER `audit_events_no_replace` BEFORE INSERT ON `audit_events` WHEN EXISTS (SELECT 1 FROM `audit_events` WHERE `seq` = NEW.`seq`)
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_events_no_replace` BEFORE INSERT ON `flag_events` WHEN EXISTS (SELECT 1 FROM `flag_events` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'flag events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_endings_no_replace` BEFORE INSERT ON `flag_endings` WHEN EXISTS (SELECT 1 FROM `flag_endings` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'an ending is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `rupture_words_no_replace` BEFORE INSERT ON `rupture_words` WHEN EXISTS (SELECT 1 FROM `rupture_words` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'a word on a rupture is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_comments_no_replace` BEFORE INSERT ON `flag_comments` WHEN EXISTS (SELECT 1 FROM `flag_comments` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'comments are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `session_voids_no_replace` BEFORE INSERT ON `session_voids` WHEN EXISTS (SELECT 1 FROM `session_voids` WHERE `id` = NEW.`id`)
BEGIN SELECT RAISE(ABORT, 'a void is undone, never changed'); END;
