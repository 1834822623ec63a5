CREATE TABLE "setup_codes" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"sealed_code" "bytea" NOT NULL,
	"key_fingerprint" text collate "C" NOT NULL,
	"login_fingerprint" text collate "C" NOT NULL,
	"tried_at" json NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "name_folded" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "practices" ADD COLUMN "login_fingerprint" text collate "C";--> statement-breakpoint
CREATE INDEX "people_in_order" ON "people" USING btree (("left_at" is not null),"name_folded","id");