import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { binary, inRoot } from './paths.mjs'
import { runQuietly } from './process.mjs'
import { Trouble } from './trouble.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export function findChromium() {
  return [process.env.CHROMIUM_PATH, ...onPath(), ofPlaywright()].find(file => file && existsSync(file))
}

const onPath = () =>
  (process.env.PATH ?? '').split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name)))

const ofPlaywright = () => createRequire(inRoot('package.json'))('@playwright/test').chromium.executablePath()

/** The Chromium for the browser tests, fetched where there is none. */
export async function chromium() {
  for (const fetch of [noFetching, fetchPlaywrights, fetchDebians]) {
    await fetch()
    const found = findChromium()
    if (found) return found
  }
  throw new Trouble('The browser tests need a Chromium: install one and name its file in CHROMIUM_PATH.')
}

const noFetching = () => {}

async function fetchPlaywrights() {
  console.log('Fetching a Chromium for the browser tests.')
  await attempt('chromium', process.execPath, [binary('@playwright', 'test', 'cli.js'), 'install', 'chromium'])
}

async function fetchDebians() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return
  await attempt('apt-update', 'apt-get', ['update'])
  await attempt('apt-chromium', 'apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    DEBIAN_FRONTEND: 'noninteractive',
  })
}

/** One way to a browser that fails is no failure: there is another, or the sentence above. */
async function attempt(...step) {
  try {
    await runQuietly(...step)
  } catch {
    console.log(`That did not work (${step[0]}).`)
  }
}
