import { needInstalled } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'

/** `npm run bench:detection`: how well ruptures are seen, on simulated clients; `-- --series FILE` judges the ratings of a file. */
export async function run(args) {
  needInstalled()
  return ended(startNode(tsx, [inRoot('tests', 'bench', 'detection-command.ts'), ...args]))
}
