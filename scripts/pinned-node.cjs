/*
 * A Node from npm, pinned by the lock file of a folder: fetched into it once, and again when it is broken. Needs no package, and is
 * written for the old Node that may run it.
 */
const { spawnSync } = require('node:child_process')
const { copyFileSync, mkdirSync, renameSync, rmSync } = require('node:fs')
const path = require('node:path')

const isWindows = process.platform === 'win32'

/**
 * The file of the Node of that name, or null where it could not be fetched. Calls `beforeFetching` with its version.
 * @param {string} folder
 * @param {string} name
 * @param {(version: string) => void} beforeFetching
 * @returns {string | null}
 */
exports.pinnedNode = (folder, name, beforeFetching) => {
  const pinned = require(path.join(folder, 'package.json')).optionalDependencies[name]
  if (!pinned) return null
  const version = pinned.split('@').pop()
  const file = path.join(folder, 'node_modules', name, 'bin', isWindows ? 'node.exe' : 'node')
  if (runs(file, version)) return file
  beforeFetching(version)
  fetchInto(folder)
  return runs(file, version) ? file : null
}

/**
 * @param {string} file
 * @param {string} version
 */
function runs(file, version) {
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' })
  return status === 0 && stdout.trim() === `v${version}`
}

/**
 * Installs what the lock file names in a folder aside and moves it here whole: another command may be looking for it.
 * @param {string} folder
 */
function fetchInto(folder) {
  const aside = path.join(folder, `unfinished-${process.pid}`)
  const target = path.join(folder, 'node_modules')
  try {
    mkdirSync(aside)
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(path.join(folder, name), path.join(aside, name))
    npm(aside, ['ci', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--fetch-retries=1'])
    rmSync(target, { recursive: true, force: true })
    renameSync(path.join(aside, 'node_modules'), target)
  } catch {
    // npm leaves out an optional package that it cannot fetch, and says nothing: whether it came shows when it is run.
  } finally {
    rmSync(aside, { recursive: true, force: true })
  }
}

/**
 * The npm that started this script, or else the one on the path.
 * @param {string} cwd
 * @param {string[]} args
 */
function npm(cwd, args) {
  const cli = process.env.npm_execpath
  if (cli) spawnSync(process.execPath, [cli, ...args], { cwd, stdio: 'ignore' })
  else spawnSync('npm', args, { cwd, stdio: 'ignore', shell: isWindows })
}
