import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { UserError } from './command-line.mjs'
import { inRoot } from './folder.mjs'
import { binary, runQuietly } from './process.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium on this machine: CHROMIUM_PATH, else one on the PATH, else Playwright's own; undefined when there is none. */
export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...filesOnPath(), playwrightsFile()].find(file => file && existsSync(file))
}

const filesOnPath = () =>
  (process.env.PATH ?? '').split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name)))

/** @returns {string} */
const playwrightsFile = () => createRequire(inRoot('package.json'))('@playwright/test').chromium.executablePath()

/** The Chromium for the browser tests, fetched where there is none. */
export async function chromium() {
  for (const prepare of [useWhatIsThere, fetchPlaywrights, () => fetchDebians('chromium')]) {
    await prepare()
    const found = findChromium()
    if (found) return found
  }
  throw new UserError('The browser tests need a Chromium: install one and name its file in CHROMIUM_PATH.')
}

const useWhatIsThere = () => {}

async function fetchPlaywrights() {
  console.log('Fetching a Chromium for the browser tests.')
  await tryStep('chromium', process.execPath, [binary('@playwright', 'test', 'cli.js'), 'install', 'chromium'])
}

/** Sees to it that the tests can read a PDF back: pdftotext, fetched where there is none. */
export async function pdfReader() {
  if (isOnPath('pdftotext')) return
  await fetchDebians('poppler-utils')
  if (!isOnPath('pdftotext'))
    throw new UserError('The tests of reports need pdftotext: install poppler-utils, in which it is.')
}

/** @param {string} program */
const isOnPath = program =>
  (process.env.PATH ?? '').split(path.delimiter).some(folder => existsSync(path.join(folder, program)))

/** @param {string} name of a package */
async function fetchDebians(name) {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  await tryStep('apt-update', 'apt-get', ['update'])
  await tryStep(`apt-${name}`, 'apt-get', ['install', '-y', '--no-install-recommends', name], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}

/**
 * One way to a program that fails is no failure: there is another, or the sentence above.
 * @param {Parameters<typeof runQuietly>} step
 */
async function tryStep(...step) {
  try {
    await runQuietly(...step)
  } catch {
    console.log(`That did not work (${step[0]}).`)
  }
}
