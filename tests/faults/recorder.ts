import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { recordAssessments } from '@/db/assessments'
import { startLogin, viewerOf } from '@/db/logins'
import { openPractice } from '@/db/open'
import { startSession } from '@/db/sessions'
import { allianceOf } from '../support/course'

/*
 * Records one session after another, as fast as the disk allows, and says each one that was acknowledged: its id, its key and
 * the sum of its answers. Killed by the test that starts it.
 */
const [folder = '', personId = '', clientId = '', from = '0'] = process.argv.slice(2)
const day = 86_400_000
const start = Number(from)

await openPractice(folder)
const loginId = await startLogin(personId, start)
const viewer = loginId && (await viewerOf(loginId, start))
if (!viewer) throw new Error('The recorder cannot log in')

for (let count = 0; ; count++) {
  const now = start + count * day
  const begun = await startSession(viewer, { clientId, key: randomUUID() }, now)
  if (!begun.ok) throw new Error('A session was not begun')
  const sum = 12 + (count % 49)
  const key = randomUUID()
  const entries = [allianceOf(sum)]
  const saved = await recordAssessments(
    viewer,
    { sessionId: begun.sessionId, version: 1, draftVersion: 0, key, entries },
    now,
  )
  if (!saved.ok) throw new Error('A session was not saved')
  writeSync(1, `${begun.sessionId} ${key} ${sum}\n`)
}
