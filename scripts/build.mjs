import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, next, root } from './paths.mjs'
import { runQuietly } from './process.mjs'
import { refuseWhileRunning } from './running.mjs'
import { Trouble } from './trouble.mjs'

/** What a build is made from, and where the hash of it is noted. */
const sources = [
  'app',
  'components',
  'db',
  'lib',
  'public',
  'instrumentation.ts',
  'proxy.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
]
const stamp = inRoot('.next', 'built-from')

/** Builds the app when its sources are not those of the last build. */
export async function build() {
  const wanted = hashOfSources()
  if (builtFrom() === wanted) return
  refuseWhileRunning('its sources have changed and have to be built anew')
  console.log('Building Attune; this takes about half a minute, once.')
  await runQuietly('build', process.execPath, [next, 'build'])
  writeFileSync(stamp, wanted)
}

/** For commands that build nothing: a server may be running from the build that is there. */
export function needBuilt() {
  if (builtFrom() !== hashOfSources())
    throw new Trouble(
      'Attune is not built from these sources yet: run npm run demo or npm start first, and stop it again.',
    )
}

const hashOfSources = () => hashOf(sources.map(source => inRoot(source)))

const builtFrom = () =>
  existsSync(inRoot('.next', 'BUILD_ID')) && existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''

/** One hash over names and contents of files, folders with all that is in them; what does not exist is left out. */
export function hashOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesIn)) hash.update(`\0${path.relative(root, file)}\0`).update(readFileSync(file))
  return hash.digest('hex')
}

function filesIn(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place)
    .sort()
    .flatMap(name => filesIn(path.join(place, name)))
}
