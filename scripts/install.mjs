import { existsSync, readFileSync } from 'node:fs'
import { inRoot, tsx } from './paths.mjs'
import { runQuietly } from './process.mjs'
import { refuseWhileRunning } from './running.mjs'
import { Trouble } from './trouble.mjs'

/** Installs the packages of package-lock.json where they are missing or others. */
export async function install() {
  if (isInstalled()) return
  refuseWhileRunning('its packages have to be installed anew')
  console.log('Installing what Attune is made of; this takes half a minute, once.')
  // The build needs the development packages too, whatever NODE_ENV says.
  await runQuietly('install', ...npm(), { NODE_ENV: 'development' })
}

/** For commands that install nothing: a server may be running from these packages. */
export function needInstalled() {
  if (!existsSync(tsx)) throw new Trouble('Attune is not installed here yet: run npm ci first.')
}

const npm = () => {
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const cli = process.env.npm_execpath
  return cli ? [process.execPath, [cli, ...args]] : ['npm', args]
}

const isInstalled = () => differences(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')) === 0

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
