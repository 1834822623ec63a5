-- What was noted stays as it was noted.
CREATE TRIGGER `audit_events_no_update` BEFORE UPDATE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_no_delete` BEFORE DELETE ON `audit_events`
BEGIN SELECT RAISE(ABORT, 'audit events are never removed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_events_no_update` BEFORE UPDATE ON `flag_events`
BEGIN SELECT RAISE(ABORT, 'flag events are never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `flag_events_no_delete` BEFORE DELETE ON `flag_events`
BEGIN SELECT RAISE(ABORT, 'flag events are never removed'); END;
