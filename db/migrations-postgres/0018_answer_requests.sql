CREATE TABLE "answer_requests" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"occasion" text collate "C" NOT NULL,
	"session_id" text collate "C",
	"way" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"measures" json NOT NULL,
	"asks_goals" boolean NOT NULL,
	"check" text collate "C" NOT NULL,
	"pin_hash" text collate "C",
	"token_hash" text collate "C" NOT NULL,
	"code_hash" text collate "C",
	"code_expires_at" bigint,
	"asked_by" text collate "C" NOT NULL,
	"asked_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"wrong_checks" integer DEFAULT 0 NOT NULL,
	"locks" integer DEFAULT 0 NOT NULL,
	"locked_until" bigint,
	"begun_at" bigint,
	"ended_at" bigint,
	"ended_by" text collate "C",
	"outcome" text collate "C",
	"again_of_id" text collate "C",
	CONSTRAINT "answer_requests_ended" CHECK (("answer_requests"."ended_at" is null) = ("answer_requests"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "answer_settings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"settings" json NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answer_visits" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"secret_hash" text collate "C" NOT NULL,
	"way" text collate "C" NOT NULL,
	"tablet_id" text collate "C",
	"handover_id" text collate "C",
	"language" text collate "C" NOT NULL,
	"begun_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"sent_at" bigint,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "answers_seen" (
	"request_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"seen_by" text collate "C" NOT NULL,
	"seen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "client_contacts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"sealed_email" "bytea" NOT NULL,
	"agreed_on" text collate "C" NOT NULL,
	"noted_by" text collate "C" NOT NULL,
	"noted_at" bigint NOT NULL,
	"ended_by" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "daily_mails" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"hour" integer NOT NULL,
	"chosen_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goal_ratings" (
	"goal_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"rated_by" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"value" integer,
	"absence" text collate "C",
	"request_id" text collate "C",
	"recorded_by" text collate "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "goal_ratings_goal_id_session_id_rated_by_pk" PRIMARY KEY("goal_id","session_id","rated_by"),
	CONSTRAINT "goal_ratings_value_or_absence" CHECK (("goal_ratings"."value" is null) <> ("goal_ratings"."absence" is null))
);
--> statement-breakpoint
CREATE TABLE "goals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"position" integer NOT NULL,
	"set_on" text collate "C" NOT NULL,
	"set_by" text collate "C" NOT NULL,
	"set_at" bigint NOT NULL,
	"changed_from_id" text collate "C",
	"ended_by" text collate "C",
	"ended_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"login_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"opened_at" bigint NOT NULL,
	"ended_at" bigint,
	"outcome" text collate "C",
	CONSTRAINT "handovers_ended" CHECK (("handovers"."ended_at" is null) = ("handovers"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "kept_answers" (
	"request_id" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"measure" text collate "C" NOT NULL,
	"item" integer NOT NULL,
	"value" double precision,
	"absence" text collate "C",
	"given_at" bigint NOT NULL,
	CONSTRAINT "kept_answers_request_id_measure_item_pk" PRIMARY KEY("request_id","measure","item"),
	CONSTRAINT "kept_answers_value_or_absence" CHECK (("kept_answers"."value" is null) <> ("kept_answers"."absence" is null))
);
--> statement-breakpoint
CREATE TABLE "mailings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"once" text collate "C" NOT NULL,
	"person_id" text collate "C",
	"client_id" text collate "C",
	"request_id" text collate "C",
	"flag_id" text collate "C",
	"count" integer,
	"due_at" bigint NOT NULL,
	"taken_at" bigint,
	"tries" integer DEFAULT 0 NOT NULL,
	"ended_at" bigint,
	"outcome" text collate "C",
	CONSTRAINT "mailings_ended" CHECK (("mailings"."ended_at" is null) = ("mailings"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "sheet_revisions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"assessment_id" text collate "C" NOT NULL,
	"content" json NOT NULL,
	"sealed_reason" "bytea",
	"revised_by" text collate "C" NOT NULL,
	"revised_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sheet_sources" (
	"assessment_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"request_id" text collate "C" NOT NULL,
	"way" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"wording_id" text collate "C",
	"sent_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tablets" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"added_by" text collate "C" NOT NULL,
	"added_at" bigint NOT NULL,
	"link_expires_at" bigint NOT NULL,
	"secret_hash" text collate "C",
	"enrolled_at" bigint,
	"seen_at" bigint,
	"wrong_codes" integer DEFAULT 0 NOT NULL,
	"locked_until" bigint,
	"removed_by" text collate "C",
	"removed_at" bigint
);
--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_requests" ADD CONSTRAINT "answer_requests_again_of_id_answer_requests_id_fk" FOREIGN KEY ("again_of_id") REFERENCES "public"."answer_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_settings" ADD CONSTRAINT "answer_settings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_settings" ADD CONSTRAINT "answer_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_visits" ADD CONSTRAINT "answer_visits_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_visits" ADD CONSTRAINT "answer_visits_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_visits" ADD CONSTRAINT "answer_visits_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_visits" ADD CONSTRAINT "answer_visits_tablet_id_tablets_id_fk" FOREIGN KEY ("tablet_id") REFERENCES "public"."tablets"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_visits" ADD CONSTRAINT "answer_visits_handover_id_handovers_id_fk" FOREIGN KEY ("handover_id") REFERENCES "public"."handovers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers_seen" ADD CONSTRAINT "answers_seen_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers_seen" ADD CONSTRAINT "answers_seen_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers_seen" ADD CONSTRAINT "answers_seen_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers_seen" ADD CONSTRAINT "answers_seen_seen_by_people_id_fk" FOREIGN KEY ("seen_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_noted_by_people_id_fk" FOREIGN KEY ("noted_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_contacts" ADD CONSTRAINT "client_contacts_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_mails" ADD CONSTRAINT "daily_mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "daily_mails" ADD CONSTRAINT "daily_mails_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_goal_id_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."goals"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goal_ratings" ADD CONSTRAINT "goal_ratings_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_set_by_people_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_changed_from_id_goals_id_fk" FOREIGN KEY ("changed_from_id") REFERENCES "public"."goals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goals" ADD CONSTRAINT "goals_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailings" ADD CONSTRAINT "mailings_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_revisions" ADD CONSTRAINT "sheet_revisions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_revisions" ADD CONSTRAINT "sheet_revisions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_revisions" ADD CONSTRAINT "sheet_revisions_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_revisions" ADD CONSTRAINT "sheet_revisions_revised_by_people_id_fk" FOREIGN KEY ("revised_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_sources" ADD CONSTRAINT "sheet_sources_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_sources" ADD CONSTRAINT "sheet_sources_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_sources" ADD CONSTRAINT "sheet_sources_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_sources" ADD CONSTRAINT "sheet_sources_request_id_answer_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."answer_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_sources" ADD CONSTRAINT "sheet_sources_wording_id_wordings_id_fk" FOREIGN KEY ("wording_id") REFERENCES "public"."wordings"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tablets" ADD CONSTRAINT "tablets_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tablets" ADD CONSTRAINT "tablets_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tablets" ADD CONSTRAINT "tablets_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_requests_token" ON "answer_requests" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_requests_code" ON "answer_requests" USING btree ("code_hash") WHERE "answer_requests"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "answer_requests_client" ON "answer_requests" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "answer_requests_session" ON "answer_requests" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "answer_requests_open" ON "answer_requests" USING btree ("practice_id","expires_at") WHERE "answer_requests"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "answer_settings_practice" ON "answer_settings" USING btree ("practice_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "answer_visits_secret" ON "answer_visits" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "answer_visits_request" ON "answer_visits" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "answer_visits_client" ON "answer_visits" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "answers_seen_client" ON "answers_seen" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "client_contacts_client" ON "client_contacts" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "client_contacts_in_force" ON "client_contacts" USING btree ("client_id") WHERE "client_contacts"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "goal_ratings_client" ON "goal_ratings" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "goal_ratings_session" ON "goal_ratings" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "goal_ratings_request" ON "goal_ratings" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "goals_client" ON "goals" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "goals_episode" ON "goals" USING btree ("episode_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "goals_changed" ON "goals" USING btree ("changed_from_id");--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_open" ON "handovers" USING btree ("login_id") WHERE "handovers"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "handovers_client" ON "handovers" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "handovers_request" ON "handovers" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "kept_answers_client" ON "kept_answers" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mailings_once" ON "mailings" USING btree ("practice_id","once");--> statement-breakpoint
CREATE INDEX "mailings_due" ON "mailings" USING btree ("practice_id","due_at") WHERE "mailings"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "mailings_client" ON "mailings" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "mailings_request" ON "mailings" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "mailings_flag" ON "mailings" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "sheet_revisions_client" ON "sheet_revisions" USING btree ("client_id","id");--> statement-breakpoint
CREATE INDEX "sheet_revisions_sheet" ON "sheet_revisions" USING btree ("assessment_id");--> statement-breakpoint
CREATE INDEX "sheet_sources_client" ON "sheet_sources" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "sheet_sources_request" ON "sheet_sources" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tablets_secret" ON "tablets" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "tablets_practice" ON "tablets" USING btree ("practice_id");