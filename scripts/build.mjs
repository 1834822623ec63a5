import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from './command-line.mjs'
import { inRoot, root } from './folder.mjs'
import { next, runQuietly } from './process.mjs'
import { refuseWhileRunning } from './running.mjs'

/** What a build is made from. */
const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'proxy.ts',
  'scripts/front/answer-headers.mjs',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]

/** Where the hash of the sources of the last build is noted. */
const stamp = inRoot('.next', 'built-from')

/** Builds the app when its sources are not those of the last build. */
export async function build() {
  const wanted = hashOfSources()
  if (builtFrom() === wanted) return
  refuseWhileRunning('its sources have changed and have to be built again')
  console.log('Building Attune; this takes about half a minute, once.')
  const said = await runQuietly('build', process.execPath, [next, 'build'])
  const warnings = warningsIn(said)
  if (warnings !== '') console.warn(warnings)
  writeFileSync(stamp, wanted)
}

/**
 * What a build warns of, '' where it is content. Its log is a list of steps, and a warning is told among them.
 * @param {string} log
 */
export function warningsIn(log) {
  const [steps = ''] = log.split(/^Route \(/m)
  const told = steps.split(/^(?:✓|▲).*$|^ .*\.\.\.\s*$/m)
  return told
    .filter(each => /⚠|\bwarn(?:ing)?s?\b/i.test(each))
    .map(each => each.trim())
    .join('\n\n')
}

/** For commands that build nothing: a server may be running from the build that is there. */
export function requireBuilt() {
  if (builtFrom() !== hashOfSources())
    throw new UserError('Attune is not built from these sources yet: run npm run build first.')
}

const hashOfSources = () => hashOf(sources.map(source => inRoot(source)))

const builtFrom = () =>
  existsSync(inRoot('.next', 'BUILD_ID')) && existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

/**
 * One hash over names and contents of files, folders with all that is in them; what does not exist is left out.
 * @param {readonly string[]} places
 */
export function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesIn)) hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesIn(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap(name => filesIn(path.join(place, name)))
}
