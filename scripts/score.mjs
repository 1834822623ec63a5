import { existsSync } from 'node:fs'
import { inRoot, tsx } from './paths.mjs'
import { ended, startNode } from './process.mjs'
import { Trouble } from './trouble.mjs'

/** `npm run --silent score -- --instrument ID < sheets.json`: scores sheets at the terminal. Opens no practice, installs nothing. */
export async function run(args) {
  if (!existsSync(tsx)) throw new Trouble('Attune is not installed here yet: run npm ci first.')
  return ended(startNode(tsx, [inRoot('scripts', 'score-command.ts'), ...args]))
}
