CREATE TABLE "acknowledgements" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"flag_id" text collate "C" NOT NULL,
	"acknowledged_by" text collate "C" NOT NULL,
	"acknowledged_at" bigint NOT NULL,
	"sealed_note" "bytea",
	"evidence_on" text collate "C" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"assessment_id" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"item" integer NOT NULL,
	"value" double precision,
	"absence" text collate "C",
	CONSTRAINT "answers_assessment_id_item_pk" PRIMARY KEY("assessment_id","item"),
	CONSTRAINT "answers_value_or_absence" CHECK (("answers"."value" is null) <> ("answers"."absence" is null))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"instrument_version" integer NOT NULL,
	"respondent" text collate "C" NOT NULL,
	"target" text collate "C" NOT NULL,
	"how" text collate "C" NOT NULL,
	"absence" text collate "C",
	"state" text collate "C" NOT NULL,
	"recorded_by" text collate "C" NOT NULL,
	"recorded_at" bigint NOT NULL,
	"first_recorded_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"happened_at" bigint NOT NULL,
	"person_id" text collate "C",
	"login_id" text collate "C",
	"act" text collate "C" NOT NULL,
	"client_id" text collate "C",
	"subject_id" text collate "C",
	"count" integer
);
--> statement-breakpoint
CREATE TABLE "care_team" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"from_at" bigint NOT NULL,
	"to_at" bigint,
	"granted_by" text collate "C" NOT NULL,
	"ended_by" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "clients" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"code" text collate "C" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed_name" "bytea",
	"sealed_birth_date" "bytea",
	"sealed_pronouns" "bytea",
	"sealed_preferred_name" "bytea",
	"sealed_language" "bytea",
	"code_folded" text collate "C" DEFAULT '' NOT NULL,
	"status" text collate "C" NOT NULL,
	"next_session_on" text collate "C",
	"created_at" bigint NOT NULL,
	"removed_by" text collate "C",
	"removed_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "early_means" (
	"episode_id" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"mean" double precision NOT NULL,
	CONSTRAINT "early_means_episode_id_instrument_id_pk" PRIMARY KEY("episode_id","instrument_id")
);
--> statement-breakpoint
CREATE TABLE "entry_runs" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"started_by" text collate "C" NOT NULL,
	"started_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "episodes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"started_on" text collate "C" NOT NULL,
	"sealed_start_reason" "bytea",
	"ended_on" text collate "C",
	"end_kind" text collate "C",
	"sealed_end_reason" "bytea",
	"created_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"revision" text collate "C" DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_pins" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"happened_on" text collate "C" NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"added_by" text collate "C" NOT NULL,
	"added_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "failed_logins" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"account_hash" text collate "C" NOT NULL,
	"address_hash" text collate "C" NOT NULL,
	"failed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag_comments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"flag_id" text collate "C" NOT NULL,
	"sealed_text" "bytea" NOT NULL,
	"commented_by" text collate "C" NOT NULL,
	"commented_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag_endings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"flag_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"sealed_reason" "bytea",
	"evidence_on" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"void_id" text collate "C",
	"ended_by" text collate "C" NOT NULL,
	"ended_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flag_events" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"flag_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"tier" text collate "C" NOT NULL,
	"evidence" json,
	"acted_by" text collate "C",
	"happened_at" bigint NOT NULL,
	"sealed_note" "bytea"
);
--> statement-breakpoint
CREATE TABLE "flag_groups" (
	"lead_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"standing" integer NOT NULL,
	"tier" text collate "C" NOT NULL,
	"evidence_on" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"rule_place" integer NOT NULL,
	"members" json NOT NULL,
	"rules" text collate "C" NOT NULL,
	"quiet" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "flags" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"rule" text collate "C" NOT NULL,
	"rule_version" integer NOT NULL,
	"key" text collate "C" NOT NULL,
	"tier" text collate "C" NOT NULL,
	"evidence_on" text collate "C" NOT NULL,
	"evidence" json NOT NULL,
	"raised_at" bigint NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logins" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"seen_at" bigint NOT NULL,
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "measure_pauses" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"respondent" text collate "C" NOT NULL,
	"target" text collate "C" NOT NULL,
	"from_on" text collate "C" NOT NULL,
	"until_on" text collate "C" NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	"paused_by" text collate "C" NOT NULL,
	"paused_at" bigint NOT NULL,
	"ended_by" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "measure_plans" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C",
	"instrument_id" text collate "C" NOT NULL,
	"respondent" text collate "C" NOT NULL,
	"target" text collate "C" NOT NULL,
	"every_sessions" integer NOT NULL,
	"position" integer NOT NULL,
	"changed_by" text collate "C",
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "next_step_texts" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"rule" text collate "C" NOT NULL,
	"steps" json,
	"changed_by" text collate "C" NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "own_attachments" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"wrapped_key" "bytea" NOT NULL,
	"sealed_point" "bytea" NOT NULL,
	"recorded_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "own_instrument_withdrawals" (
	"practice_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"withdrawn_by" text collate "C" NOT NULL,
	"withdrawn_at" bigint NOT NULL,
	CONSTRAINT "own_instrument_withdrawals_practice_id_instrument_id_pk" PRIMARY KEY("practice_id","instrument_id")
);
--> statement-breakpoint
CREATE TABLE "own_instruments" (
	"practice_id" text collate "C" NOT NULL,
	"id" text collate "C" NOT NULL,
	"definition" json NOT NULL,
	"added_by" text collate "C" NOT NULL,
	"added_at" bigint NOT NULL,
	CONSTRAINT "own_instruments_practice_id_id_pk" PRIMARY KEY("practice_id","id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"email" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"password_hash" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"left_at" bigint,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "person_roles" (
	"person_id" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"role" text collate "C" NOT NULL,
	"granted_by" text collate "C",
	"granted_at" bigint NOT NULL,
	CONSTRAINT "person_roles_person_id_role_pk" PRIMARY KEY("person_id","role")
);
--> statement-breakpoint
CREATE TABLE "practice_settings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"settings" json NOT NULL,
	"changed_by" text collate "C" NOT NULL,
	"changed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practices" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"name" text collate "C" NOT NULL,
	"time_zone" text collate "C" NOT NULL,
	"locale" text collate "C" NOT NULL,
	"is_demo" boolean NOT NULL,
	"created_at" bigint NOT NULL,
	"ruleset_version" text collate "C"
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"made_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "rereadings" (
	"practice_id" text collate "C" PRIMARY KEY NOT NULL,
	"id" text collate "C" NOT NULL,
	"after_id" text collate "C" NOT NULL,
	"read" integer NOT NULL,
	"total" integer NOT NULL,
	"failed" integer NOT NULL,
	"started_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "resolutions" (
	"flag_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"outcome" text collate "C" NOT NULL,
	"ended_at" bigint NOT NULL,
	"ending_id" text collate "C",
	CONSTRAINT "resolutions_by_whom" CHECK (("resolutions"."outcome" in ('resolved', 'dismissed')) = ("resolutions"."ending_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "rupture_words" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"sealed_done" "bytea",
	"judged_by" text collate "C" NOT NULL,
	"judged_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"query" text collate "C" NOT NULL,
	"saved_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scores" (
	"assessment_id" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"scale" text collate "C" NOT NULL,
	"value" double precision,
	"answered" integer NOT NULL,
	"item_count" integer NOT NULL,
	"rule" text collate "C" NOT NULL,
	CONSTRAINT "scores_assessment_id_scale_pk" PRIMARY KEY("assessment_id","scale")
);
--> statement-breakpoint
CREATE TABLE "session_voids" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"session_id" text collate "C" NOT NULL,
	"sealed_reason" "bytea" NOT NULL,
	"voided_by" text collate "C" NOT NULL,
	"voided_at" bigint NOT NULL,
	"undone_by" text collate "C",
	"undone_at" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"held_on" text collate "C" NOT NULL,
	"attendance" text collate "C" NOT NULL,
	"mode" text collate "C" NOT NULL,
	"sealed_note" "bytea",
	"entry_run_id" text collate "C",
	"started_by" text collate "C" NOT NULL,
	"created_at" bigint NOT NULL,
	"recorded_at" bigint,
	"version" integer DEFAULT 1 NOT NULL,
	"draft_version" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "start_dismissals" (
	"person_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"dismissed_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"key" text collate "C" NOT NULL,
	"act" text collate "C" NOT NULL,
	"outcome" json NOT NULL,
	"submitted_at" bigint NOT NULL,
	CONSTRAINT "submissions_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "summaries" (
	"client_id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"episode_id" text collate "C" NOT NULL,
	"summary" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wordings" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"instrument_id" text collate "C" NOT NULL,
	"language" text collate "C" NOT NULL,
	"wording" json,
	"confirmed_by" text collate "C" NOT NULL,
	"confirmed_at" bigint NOT NULL,
	"ended_by" text collate "C",
	"ended_at" bigint,
	CONSTRAINT "wordings_kept_while_in_use" CHECK (("wordings"."wording" is null) = ("wordings"."ended_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acknowledgements" ADD CONSTRAINT "acknowledgements_acknowledged_by_people_id_fk" FOREIGN KEY ("acknowledged_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_login_id_logins_id_fk" FOREIGN KEY ("login_id") REFERENCES "public"."logins"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_events" ADD CONSTRAINT "audit_events_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "care_team" ADD CONSTRAINT "care_team_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_removed_by_people_id_fk" FOREIGN KEY ("removed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "early_means" ADD CONSTRAINT "early_means_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "early_means" ADD CONSTRAINT "early_means_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_runs" ADD CONSTRAINT "entry_runs_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_runs" ADD CONSTRAINT "entry_runs_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_runs" ADD CONSTRAINT "entry_runs_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "episodes" ADD CONSTRAINT "episodes_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pins" ADD CONSTRAINT "event_pins_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pins" ADD CONSTRAINT "event_pins_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pins" ADD CONSTRAINT "event_pins_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_pins" ADD CONSTRAINT "event_pins_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "failed_logins" ADD CONSTRAINT "failed_logins_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_comments" ADD CONSTRAINT "flag_comments_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_comments" ADD CONSTRAINT "flag_comments_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_comments" ADD CONSTRAINT "flag_comments_commented_by_people_id_fk" FOREIGN KEY ("commented_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_endings" ADD CONSTRAINT "flag_endings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_endings" ADD CONSTRAINT "flag_endings_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_endings" ADD CONSTRAINT "flag_endings_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_endings" ADD CONSTRAINT "flag_endings_void_id_session_voids_id_fk" FOREIGN KEY ("void_id") REFERENCES "public"."session_voids"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_endings" ADD CONSTRAINT "flag_endings_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_events" ADD CONSTRAINT "flag_events_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_events" ADD CONSTRAINT "flag_events_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_events" ADD CONSTRAINT "flag_events_acted_by_people_id_fk" FOREIGN KEY ("acted_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_groups" ADD CONSTRAINT "flag_groups_lead_id_flags_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_groups" ADD CONSTRAINT "flag_groups_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_groups" ADD CONSTRAINT "flag_groups_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_groups" ADD CONSTRAINT "flag_groups_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flag_groups" ADD CONSTRAINT "flag_groups_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "flags" ADD CONSTRAINT "flags_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "logins" ADD CONSTRAINT "logins_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_pauses" ADD CONSTRAINT "measure_pauses_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_pauses" ADD CONSTRAINT "measure_pauses_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_pauses" ADD CONSTRAINT "measure_pauses_paused_by_people_id_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_pauses" ADD CONSTRAINT "measure_pauses_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_plans" ADD CONSTRAINT "measure_plans_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_plans" ADD CONSTRAINT "measure_plans_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_plans" ADD CONSTRAINT "measure_plans_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_step_texts" ADD CONSTRAINT "next_step_texts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "next_step_texts" ADD CONSTRAINT "next_step_texts_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_attachments" ADD CONSTRAINT "own_attachments_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_attachments" ADD CONSTRAINT "own_attachments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_instrument_withdrawals" ADD CONSTRAINT "own_instrument_withdrawals_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_instrument_withdrawals" ADD CONSTRAINT "own_instrument_withdrawals_withdrawn_by_people_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_instruments" ADD CONSTRAINT "own_instruments_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_instruments" ADD CONSTRAINT "own_instruments_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_roles" ADD CONSTRAINT "person_roles_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD CONSTRAINT "practice_settings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_settings" ADD CONSTRAINT "practice_settings_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rereadings" ADD CONSTRAINT "rereadings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_flag_id_flags_id_fk" FOREIGN KEY ("flag_id") REFERENCES "public"."flags"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resolutions" ADD CONSTRAINT "resolutions_ending_id_flag_endings_id_fk" FOREIGN KEY ("ending_id") REFERENCES "public"."flag_endings"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rupture_words" ADD CONSTRAINT "rupture_words_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rupture_words" ADD CONSTRAINT "rupture_words_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rupture_words" ADD CONSTRAINT "rupture_words_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rupture_words" ADD CONSTRAINT "rupture_words_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rupture_words" ADD CONSTRAINT "rupture_words_judged_by_people_id_fk" FOREIGN KEY ("judged_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_views" ADD CONSTRAINT "saved_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_assessment_id_assessments_id_fk" FOREIGN KEY ("assessment_id") REFERENCES "public"."assessments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scores" ADD CONSTRAINT "scores_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_voids" ADD CONSTRAINT "session_voids_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_voids" ADD CONSTRAINT "session_voids_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."sessions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_voids" ADD CONSTRAINT "session_voids_voided_by_people_id_fk" FOREIGN KEY ("voided_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_voids" ADD CONSTRAINT "session_voids_undone_by_people_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_entry_run_id_entry_runs_id_fk" FOREIGN KEY ("entry_run_id") REFERENCES "public"."entry_runs"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "start_dismissals" ADD CONSTRAINT "start_dismissals_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "start_dismissals" ADD CONSTRAINT "start_dismissals_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "summaries" ADD CONSTRAINT "summaries_episode_id_episodes_id_fk" FOREIGN KEY ("episode_id") REFERENCES "public"."episodes"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_confirmed_by_people_id_fk" FOREIGN KEY ("confirmed_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wordings" ADD CONSTRAINT "wordings_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acknowledgements_flag" ON "acknowledgements" USING btree ("flag_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_one" ON "assessments" USING btree ("session_id","instrument_id","respondent","target","state");--> statement-breakpoint
CREATE INDEX "assessments_instrument" ON "assessments" USING btree ("instrument_id");--> statement-breakpoint
CREATE INDEX "audit_events_client" ON "audit_events" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "audit_events_person" ON "audit_events" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "care_team_person" ON "care_team" USING btree ("person_id","client_id");--> statement-breakpoint
CREATE INDEX "care_team_client" ON "care_team" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "care_team_open" ON "care_team" USING btree ("client_id","person_id","role") WHERE "care_team"."to_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "clients_code" ON "clients" USING btree ("code","practice_id") WHERE "clients"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "clients_code_folded" ON "clients" USING btree ("code_folded","practice_id");--> statement-breakpoint
CREATE INDEX "early_means_order" ON "early_means" USING btree ("instrument_id","mean","practice_id");--> statement-breakpoint
CREATE INDEX "entry_runs_client" ON "entry_runs" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "episodes_client" ON "episodes" USING btree ("client_id","started_on","id");--> statement-breakpoint
CREATE UNIQUE INDEX "episodes_open" ON "episodes" USING btree ("client_id") WHERE "episodes"."ended_on" is null;--> statement-breakpoint
CREATE INDEX "event_pins_episode" ON "event_pins" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "failed_logins_account" ON "failed_logins" USING btree ("account_hash","failed_at");--> statement-breakpoint
CREATE INDEX "failed_logins_address" ON "failed_logins" USING btree ("address_hash","failed_at");--> statement-breakpoint
CREATE INDEX "failed_logins_time" ON "failed_logins" USING btree ("failed_at");--> statement-breakpoint
CREATE INDEX "flag_comments_flag" ON "flag_comments" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "flag_endings_flag" ON "flag_endings" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "flag_events_flag" ON "flag_events" USING btree ("flag_id");--> statement-breakpoint
CREATE INDEX "flag_groups_order" ON "flag_groups" USING btree ("standing","tier" desc,"evidence_on" desc,"session_id" desc,"rule_place","lead_id");--> statement-breakpoint
CREATE INDEX "flag_groups_client" ON "flag_groups" USING btree ("client_id","standing","tier");--> statement-breakpoint
CREATE INDEX "flag_groups_episode" ON "flag_groups" USING btree ("episode_id");--> statement-breakpoint
CREATE UNIQUE INDEX "flags_finding" ON "flags" USING btree ("episode_id","rule","key");--> statement-breakpoint
CREATE INDEX "flags_client" ON "flags" USING btree ("client_id");--> statement-breakpoint
CREATE INDEX "flags_session" ON "flags" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "logins_person" ON "logins" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "measure_pauses_client" ON "measure_pauses" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "measure_plans_practice" ON "measure_plans" USING btree ("practice_id","instrument_id","respondent","target") WHERE "measure_plans"."client_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "measure_plans_client" ON "measure_plans" USING btree ("client_id","instrument_id","respondent","target") WHERE "measure_plans"."client_id" is not null;--> statement-breakpoint
CREATE INDEX "next_step_texts_rule" ON "next_step_texts" USING btree ("practice_id","rule","id");--> statement-breakpoint
CREATE INDEX "own_attachments_person" ON "own_attachments" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("email","practice_id");--> statement-breakpoint
CREATE INDEX "practice_settings_practice" ON "practice_settings" USING btree ("practice_id","id");--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "rupture_words_episode" ON "rupture_words" USING btree ("episode_id");--> statement-breakpoint
CREATE INDEX "rupture_words_session" ON "rupture_words" USING btree ("session_id");--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("person_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "session_voids_in_force" ON "session_voids" USING btree ("session_id") WHERE "session_voids"."undone_at" is null;--> statement-breakpoint
CREATE INDEX "sessions_episode" ON "sessions" USING btree ("episode_id","held_on","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_client" ON "sessions" USING btree ("client_id","held_on","created_at","id");--> statement-breakpoint
CREATE INDEX "sessions_run" ON "sessions" USING btree ("entry_run_id") WHERE "sessions"."entry_run_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "wordings_in_use" ON "wordings" USING btree ("practice_id","instrument_id","language") WHERE "wordings"."ended_at" is null;