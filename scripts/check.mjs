import { needInstalled } from './install.mjs'
import { binary, next } from './paths.mjs'
import { ended, runQuietly, startNode } from './process.mjs'

/** `npm run check`: lint and types. */
export async function run() {
  needInstalled()
  const codes = [await lint(), await types()]
  return Math.max(...codes)
}

/** The exit code of the linter, which holds the formatting too. */
export const lint = () => ended(startNode(binary('@biomejs', 'biome', 'bin', 'biome'), ['check', '.']))

/** The exit code of the type checker, after the framework has written down the types of its routes. */
export async function types() {
  await runQuietly('route-types', process.execPath, [next, 'typegen'])
  return ended(startNode(binary('typescript', 'bin', 'tsc'), ['--noEmit']))
}
