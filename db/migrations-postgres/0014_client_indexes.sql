CREATE INDEX "assessments_client" ON "assessments" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "event_pins_client" ON "event_pins" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "notices_client" ON "notices" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "rupture_words_client" ON "rupture_words" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "session_voids_session" ON "session_voids" USING btree ("session_id","id");