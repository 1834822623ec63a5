-- What was noted stays as it was noted: the triggers of the same names in the migrations of SQLite, and that no table is emptied.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
--> statement-breakpoint
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events
FOR EACH ROW EXECUTE FUNCTION refuse_change('audit events are never changed');
--> statement-breakpoint
CREATE TRIGGER audit_events_no_delete BEFORE DELETE ON audit_events
FOR EACH ROW EXECUTE FUNCTION refuse_change('audit events are never removed');
--> statement-breakpoint
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('audit events are never removed');
--> statement-breakpoint
CREATE TRIGGER flag_events_no_update
BEFORE UPDATE OF id, practice_id, flag_id, kind, tier, evidence, acted_by, happened_at ON flag_events
FOR EACH ROW EXECUTE FUNCTION refuse_change('flag events are never changed');
--> statement-breakpoint
CREATE TRIGGER flag_events_no_delete BEFORE DELETE ON flag_events
FOR EACH ROW EXECUTE FUNCTION refuse_change('flag events are never removed');
--> statement-breakpoint
CREATE TRIGGER flag_events_no_truncate BEFORE TRUNCATE ON flag_events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('flag events are never removed');
--> statement-breakpoint
CREATE TRIGGER rupture_words_no_update
BEFORE UPDATE OF id, practice_id, session_id, instrument_id, kind, judged_by, judged_at ON rupture_words
FOR EACH ROW EXECUTE FUNCTION refuse_change('a word on a rupture is never changed');
--> statement-breakpoint
CREATE TRIGGER flag_comments_no_update
BEFORE UPDATE OF id, practice_id, flag_id, commented_by, commented_at ON flag_comments
FOR EACH ROW EXECUTE FUNCTION refuse_change('comments are never changed');
--> statement-breakpoint
CREATE TRIGGER flag_endings_no_update
BEFORE UPDATE OF id, practice_id, flag_id, outcome, evidence_on, session_id, void_id, ended_by, ended_at ON flag_endings
FOR EACH ROW EXECUTE FUNCTION refuse_change('an ending is never changed');
--> statement-breakpoint
CREATE TRIGGER flag_endings_no_delete BEFORE DELETE ON flag_endings
FOR EACH ROW EXECUTE FUNCTION refuse_change('an ending is never removed');
--> statement-breakpoint
CREATE TRIGGER session_voids_no_delete BEFORE DELETE ON session_voids
FOR EACH ROW EXECUTE FUNCTION refuse_change('a void is undone, never removed');
