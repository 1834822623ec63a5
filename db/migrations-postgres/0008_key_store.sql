CREATE TABLE "erased_keys" (
	"key_id" text collate "C" PRIMARY KEY NOT NULL,
	"owner" text collate "C" NOT NULL,
	"practice_id" text collate "C" NOT NULL,
	"erased_at" bigint NOT NULL
);
--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "key_id" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "own_attachments" ADD COLUMN "key_id" text collate "C" DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "erased_keys" ADD CONSTRAINT "erased_keys_practice_id_practices_id_fk" FOREIGN KEY ("practice_id") REFERENCES "public"."practices"("id") ON DELETE restrict ON UPDATE no action;