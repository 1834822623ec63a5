import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium as findBrowser } from './browser.mjs'
import { needBuilt } from './build.mjs'
import { makeDemo } from './demo.mjs'
import { shootFirstDays } from './first-screens.mjs'
import { ready } from './folder.mjs'
import { needInstalled } from './install.mjs'
import { inRoot } from './paths.mjs'
import { freePort } from './port.mjs'
import { shoot } from './screens.mjs'
import { serve } from './serve.mjs'

const folder = inRoot('screenshots')

/** `npm run screenshots`: every screen of the fictional practice, in both themes, wide and as on a phone, to be looked at. */
export async function run() {
  ready(inRoot('data'))
  needInstalled()
  needBuilt()
  const executable = await findBrowser()
  // A copy: the clicks on the way must not change the practice that somebody is looking at.
  const practice = mkdtempSync(path.join(tmpdir(), 'attune-screens-'))
  const fresh = mkdtempSync(path.join(tmpdir(), 'attune-screens-'))
  cpSync(await makeDemo(), practice, { recursive: true })
  process.env.PORT = String(await freePort())
  mkdirSync(folder, { recursive: true })
  const outcome = { troubles: [] }
  try {
    await serve(practice, origin => finish(shoot(origin, executable, folder), outcome))
    await serve(fresh, origin => finish(shootFirstDays(origin, executable, folder, fresh), outcome))
  } finally {
    for (const made of [practice, fresh]) rmSync(made, { recursive: true, force: true })
  }
  console.log(`The screenshots are in ${path.relative(process.cwd(), folder)}/.`)
  for (const trouble of outcome.troubles) console.error(trouble)
  return outcome.troubles.length === 0 ? 0 : 1
}

async function finish(shooting, outcome) {
  try {
    outcome.troubles.push(...(await shooting))
  } catch (error) {
    outcome.troubles.push(error.message)
  }
  // The server was started to be looked at, and stops as if asked to.
  process.kill(process.pid, 'SIGTERM')
}
