import { defineConfig } from 'drizzle-kit'

// The schema is made of the columns of the engine that this names; nothing is connected to.
process.env.ATTUNE_DATABASE ??= 'postgres://'

export default defineConfig({ dialect: 'postgresql', schema: './db/schema.ts', out: './db/migrations-postgres' })
