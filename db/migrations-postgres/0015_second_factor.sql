CREATE TABLE "passkeys" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"name" text collate "C" NOT NULL,
	"credential_id" text collate "C" NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" double precision NOT NULL,
	"transports" json NOT NULL,
	"made_at" bigint NOT NULL,
	"last_used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "second_factor_codes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"code_hash" text collate "C" NOT NULL,
	"made_at" bigint NOT NULL,
	"used_at" bigint
);
--> statement-breakpoint
CREATE TABLE "second_factor_rules" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"from_on" text collate "C" NOT NULL,
	"made_by" text collate "C" NOT NULL,
	"made_at" bigint NOT NULL,
	"ended_by" text collate "C",
	"ended_at" bigint
);
--> statement-breakpoint
CREATE TABLE "second_factors" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"person_id" text collate "C" NOT NULL,
	"sealed_seed" "bytea" NOT NULL,
	"made_at" bigint NOT NULL,
	"confirmed_at" bigint,
	"last_step" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_codes" ADD CONSTRAINT "second_factor_codes_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_codes" ADD CONSTRAINT "second_factor_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_rules" ADD CONSTRAINT "second_factor_rules_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_rules" ADD CONSTRAINT "second_factor_rules_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factor_rules" ADD CONSTRAINT "second_factor_rules_ended_by_people_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "second_factors" ADD CONSTRAINT "second_factors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "passkeys_credential" ON "passkeys" USING btree ("credential_id");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "second_factor_codes_person" ON "second_factor_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "second_factor_rules_practice" ON "second_factor_rules" USING btree ("practice_id");--> statement-breakpoint
CREATE INDEX "second_factors_person" ON "second_factors" USING btree ("person_id");