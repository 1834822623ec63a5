CREATE TABLE "audit_heads" (
	"practice_id" text collate "C" PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"mac" "bytea" NOT NULL,
	"written_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_salts" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"client_id" text collate "C",
	"salt" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C",
	"day" text collate "C" NOT NULL,
	"kind" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"account_hash" text collate "C" NOT NULL,
	"count" integer NOT NULL,
	"first_at" bigint NOT NULL,
	"last_at" bigint NOT NULL
);
--> statement-breakpoint
DROP INDEX "audit_events_client";--> statement-breakpoint
DROP INDEX "audit_events_person";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "detail" text collate "C";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "reason_hash" "bytea";--> statement-breakpoint
ALTER TABLE "audit_events" ADD COLUMN "hash" "bytea";--> statement-breakpoint
ALTER TABLE "audit_heads" ADD CONSTRAINT "audit_heads_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_salts" ADD CONSTRAINT "audit_salts_seq_audit_events_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."audit_events"("seq") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_salts" ADD CONSTRAINT "audit_salts_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_salts" ADD CONSTRAINT "audit_salts_client_id_clients_id_fk" FOREIGN KEY ("client_id") REFERENCES "public"."clients"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refusals" ADD CONSTRAINT "refusals_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_salts_client" ON "audit_salts" USING btree ("client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "refusals_day" ON "refusals" USING btree ("day","kind","person_id","account_hash");--> statement-breakpoint
CREATE INDEX "audit_events_client" ON "audit_events" USING btree ("client_id","seq");--> statement-breakpoint
CREATE INDEX "audit_events_person" ON "audit_events" USING btree ("person_id","seq");