-- What is never removed or changed may go once its client is gone: an erasure empties the client's own row first.
CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$ DECLARE about text[] COLLATE "C"; BEGIN
IF TG_TABLE_NAME = 'session_voids' THEN
  about := ARRAY(SELECT client_id FROM sessions WHERE id = OLD.session_id);
ELSIF TG_TABLE_NAME = 'flag_events' THEN
  about := ARRAY(SELECT client_id FROM flags WHERE id = OLD.flag_id);
ELSE
  about := ARRAY(SELECT client_id FROM flags WHERE id = OLD.flag_id
    UNION SELECT client_id FROM sessions WHERE id = OLD.session_id
    UNION SELECT s.client_id FROM session_voids v JOIN sessions s ON s.id = v.session_id WHERE v.id = OLD.void_id);
END IF;
IF EXISTS (SELECT FROM clients WHERE id = ANY (about) AND removed_at IS NOT NULL) THEN
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END IF;
RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
--> statement-breakpoint
DROP TRIGGER flag_events_no_delete ON flag_events;
--> statement-breakpoint
CREATE TRIGGER flag_events_no_delete BEFORE DELETE ON flag_events
FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('flag events are never removed');
--> statement-breakpoint
DROP TRIGGER session_voids_no_delete ON session_voids;
--> statement-breakpoint
CREATE TRIGGER session_voids_no_delete BEFORE DELETE ON session_voids
FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('a void is undone, never removed');
--> statement-breakpoint
DROP TRIGGER flag_endings_no_delete ON flag_endings;
--> statement-breakpoint
CREATE TRIGGER flag_endings_no_delete BEFORE DELETE ON flag_endings
FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('an ending is never removed');
--> statement-breakpoint
DROP TRIGGER flag_endings_no_update ON flag_endings;
--> statement-breakpoint
CREATE TRIGGER flag_endings_no_update
BEFORE UPDATE OF id, practice_id, flag_id, outcome, evidence_on, session_id, void_id, ended_by, ended_at ON flag_endings
FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased('an ending is never changed');
