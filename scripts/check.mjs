import { requireInstalled, runInstalled } from './install.mjs'
import { binary, next, runQuietly } from './process.mjs'

/** `npm run check`: lint and types. The second is looked at even where the first fails. */
export const check = async () => Math.max(await lint(), await typecheck())

/** `npm run lint`: the linter, which checks the formatting too. */
export const lint = () => runInstalled(binary('@biomejs', 'biome', 'bin', 'biome'), ['check', '.'])

/** `npm run typecheck`: the types, after the framework has written down those of its routes. */
export async function typecheck() {
  requireInstalled()
  await runQuietly('route-types', process.execPath, [next, 'typegen'])
  return runInstalled(binary('typescript', 'bin', 'tsc'), ['--noEmit'])
}
