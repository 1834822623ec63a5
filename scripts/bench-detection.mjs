import { existsSync } from 'node:fs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'
import { Trouble } from './trouble.mjs'

/** `npm run bench:detection`: how well ruptures are seen, on simulated clients; `-- --series FILE` judges the ratings of a file. */
export async function run(args) {
  if (!existsSync(tsx)) throw new Trouble('Attune is not installed here yet: run npm ci first.')
  return ended(startNode(tsx, [inRoot('tests', 'bench', 'detection-command.ts'), ...args]))
}
