import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inRoot } from './paths.mjs'
import { runQuietly } from './process.mjs'

/** Installs the packages of package-lock.json where they are missing, others, or built for another Node. */
export async function install() {
  if (isInstalled()) return
  console.log('Installing what Attune is made of; this takes a minute or two, once.')
  // The build needs the development packages too, whatever NODE_ENV says.
  await runQuietly('install', ...npm(), { NODE_ENV: 'development' })
}

const npm = () => {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const cli = process.env.npm_execpath
  return cli ? [process.execPath, [cli, ...args]] : ['npm', args]
}

const isInstalled = () =>
  differences(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')) === 0 && doesDriverLoad()

function readLock(file) {
  return existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')).packages : {}
}

/** How many packages of the lock file are not installed as it says. Those for other machines may be absent. */
export function differences(wanted, installed) {
  return Object.entries(wanted).filter(([place, { version, optional, devOptional }]) => {
    const mayBeAbsent = place === '' || optional || devOptional
    return installed[place] ? installed[place].version !== version : !mayBeAbsent
  }).length
}

/** The database driver is compiled for one version of Node; after a change of Node it has to be installed again. */
function doesDriverLoad() {
  try {
    const Database = createRequire(inRoot('package.json'))('better-sqlite3')
    new Database(':memory:').close()
    return true
  } catch {
    return false
  }
}
