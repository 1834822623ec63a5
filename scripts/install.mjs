import { existsSync, readFileSync } from 'node:fs'
import { UserError } from './command-line.mjs'
import { inRoot } from './folder.mjs'
import { exitCode, runQuietly, startNode, tsx } from './process.mjs'
import { refuseWhileRunning } from './running.mjs'

/** Installs the packages of package-lock.json where they are missing or others. */
export async function install() {
  if (isInstalled()) return
  refuseWhileRunning('its packages have to be installed again')
  console.log('Installing what Attune is made of; this takes half a minute, once.')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund']
  const npm = process.env.npm_execpath
  // The build needs the development packages too, whatever NODE_ENV says.
  const env = { NODE_ENV: 'development' }
  if (npm) await runQuietly('install', process.execPath, [npm, ...args], env)
  else await runQuietly('install', 'npm', args, env)
}

/** For commands that install nothing: a server may be running from these packages. */
export function requireInstalled() {
  if (!existsSync(tsx)) throw new UserError('Attune is not installed here yet: run npm ci first.')
}

/**
 * Runs an installed program and gives back its exit code. Installs nothing.
 * @param {string} file
 * @param {readonly string[]} args
 */
export async function runInstalled(file, args) {
  requireInstalled()
  return exitCode(startNode(file, args))
}

const isInstalled = () => differences(readLock('package-lock.json'), readLock('node_modules/.package-lock.json')) === 0

/** @typedef {{ [place: string]: { version?: string, optional?: boolean, devOptional?: boolean } }} Packages */

/**
 * @param {string} file
 * @returns {Packages}
 */
function readLock(file) {
  return existsSync(inRoot(file)) ? JSON.parse(readFileSync(inRoot(file), 'utf8')).packages : {}
}

/**
 * How many packages of the lock file are not installed as it says. Those for other machines may be absent.
 * @param {Packages} wanted
 * @param {Packages} installed
 */
export function differences(wanted, installed) {
  return Object.entries(wanted).filter(([place, { version, optional, devOptional }]) => {
    const mayBeAbsent = place === '' || optional || devOptional
    return installed[place] ? installed[place].version !== version : !mayBeAbsent
  }).length
}
