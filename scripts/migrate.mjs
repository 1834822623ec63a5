import { takesOne } from './command-line.mjs'
import { inRoot } from './folder.mjs'
import { runInstalled } from './install.mjs'
import { tsx } from './process.mjs'

const usage = `npm run migrate              brings a database in PostgreSQL up to date
npm run migrate -- ROLE      does so, and lets a role of the server in that Attune may run as: it owns nothing
The database is the one that ATTUNE_DATABASE names, with its owner as the user. Both may be run again at any time.`

/** `npm run migrate [-- ROLE]`: what only the owner of a database may do. Needs neither the folder of the practice nor its keys. */
export const migrate = takesOne(usage, async (role = '') =>
  runInstalled(tsx, [inRoot('scripts', 'migrate-act.ts'), ...(role ? [role] : [])]),
)
