import { requireInstalled, runInstalled } from './install.mjs'
import { binary, next, runQuietly } from './process.mjs'

/** `npm run check`: lint, types, and what is not used. Each is looked at even where the one before fails. */
export const check = async () => Math.max(await lint(), await typecheck(), await unused())

/** `npm run lint`: the linter, which checks the formatting too. */
export const lint = () => runInstalled(binary('@biomejs', 'biome', 'bin', 'biome'), ['check', '.'])

/** `npm run typecheck`: the types, after the framework has written down those of its routes. */
export async function typecheck() {
  requireInstalled()
  await runQuietly('route-types', process.execPath, [next, 'typegen'])
  return runInstalled(binary('typescript', 'bin', 'tsc'), ['--noEmit'])
}

/** What nobody uses: at first of everything, then of the product alone, where a test is no user. */
export async function unused() {
  const knip = binary('knip', 'bin', 'knip.js')
  return Math.max(
    await runInstalled(knip, ['--no-progress']),
    await runInstalled(knip, ['--no-progress', '--production']),
  )
}
