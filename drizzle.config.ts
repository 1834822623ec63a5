import { defineConfig } from 'drizzle-kit'
import { databaseUrl } from './db/database-url'

// The schema is made of the columns of one engine; nothing is connected to.
export default databaseUrl() === undefined
  ? defineConfig({ dialect: 'sqlite', schema: './db/schema.ts', out: './db/migrations' })
  : defineConfig({ dialect: 'postgresql', schema: './db/schema.ts', out: './db/migrations-postgres' })
