import { databaseUrl } from '../db/database-url'
import { whyNot } from '../db/integrity'
import { loadServer } from '../db/open'

/* What `npm run migrate` does to the server that ATTUNE_DATABASE names: migrate-act.ts [role] */

const [role] = process.argv.slice(2)

try {
  await migrate(databaseUrl())
} catch (error) {
  console.error(whyNot(error, '.'))
  process.exitCode = 1
}

async function migrate(url: string | undefined) {
  if (url === undefined)
    throw new Error(
      'npm run migrate is for a practice in the server that ATTUNE_DATABASE names. One in a file is brought up to date by npm start.',
    )
  const { migrateServer } = await loadServer()
  await migrateServer(url, role)
  console.log('The database is up to date.')
  if (role !== undefined)
    console.log(
      `${role} may read and write the practice in it, and change no table: let ATTUNE_DATABASE name ${role} where Attune runs.`,
    )
}
