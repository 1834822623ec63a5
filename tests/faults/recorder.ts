import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { recordAssessments } from '@/db/assessments'
import { startLogin, viewerOf } from '@/db/logins'
import { openPractice } from '@/db/open'
import { startSession } from '@/db/sessions'
import { allianceOf } from '../support/course'
import { isInServer } from '../support/server'

/*
 * Records one session after another, as fast as the disk allows, and says each one that was acknowledged: its id, its key and
 * the sum of its answers. Killed by the test that starts it. Where the database is a server of its own, that one may be gone for a while:
 * what was not answered is sent again, as it was, until it is.
 */
const [folder = '', personId = '', clientId = '', from = '0'] = process.argv.slice(2)
const day = 86_400_000
const start = Number(from)

async function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send()
    } catch (error) {
      if (!isInServer) throw error
      await sleep(20)
    }
  }
}

await openPractice(folder)
const loginId = await startLogin(personId, start)
const viewer = loginId && (await viewerOf(loginId, start))
if (!viewer) throw new Error('The recorder cannot log in')

for (let count = 0; ; count++) {
  const now = start + count * day
  const form = { clientId, key: randomUUID() }
  const begun = await untilAnswered(() => startSession(viewer, form, now))
  if (!begun.ok) throw new Error(`A session was not begun: ${JSON.stringify(begun)}`)
  const sum = 12 + (count % 49)
  const key = randomUUID()
  const sheet = { sessionId: begun.sessionId, version: 1, draftVersion: 0, key, entries: [allianceOf(sum)] }
  const saved = await untilAnswered(() => recordAssessments(viewer, sheet, now))
  if (!saved.ok) throw new Error(`A session was not saved: ${JSON.stringify(saved)}`)
  writeSync(1, `${begun.sessionId} ${key} ${sum}\n`)
}
