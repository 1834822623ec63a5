import { needInstalled } from './install.mjs'
import { binary } from './paths.mjs'
import { ended, startNode } from './process.mjs'

/** `npm run db:generate`: a migration from what db/schema.ts says now. */
export async function run(args) {
  needInstalled()
  return ended(startNode(binary('drizzle-kit', 'bin.cjs'), ['generate', ...args]))
}
