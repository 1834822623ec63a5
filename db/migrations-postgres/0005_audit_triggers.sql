-- ON CONFLICT DO UPDATE is an update, which has its trigger. These tables are emptied as little as a row of them is removed.
CREATE TRIGGER flag_endings_no_truncate BEFORE TRUNCATE ON flag_endings
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('an ending is never removed');
--> statement-breakpoint
CREATE TRIGGER session_voids_no_truncate BEFORE TRUNCATE ON session_voids
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a void is undone, never removed');
