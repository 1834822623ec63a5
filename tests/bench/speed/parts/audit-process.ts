import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { anchorsFile, readAnchors } from '@/db/audit-anchors'
import { appendEntries, type NewEntry } from '@/db/audit-chain'
import { verifyAudit } from '@/db/audit-verify'
import { auditKey, closePractice, openPractice } from '@/db/open'
import { createPractice } from '@/db/practices'
import { snapshot } from '@/db/snapshot'
import { writeUnattended } from '@/db/write-unattended'
import { defaultPlan } from '@/lib/battery'
import type { Viewer } from '@/lib/viewer'
import { newClient } from '../../../support/course'
import { loginAs, monday } from '../../../support/practice'
import { type AuditRead, entries, readings } from './audit'

/*
 * One process, which writes an audit of many entries in a new practice and reads it, as `npm run audit:verify` does: in a file, or in the
 * database that ATTUNE_DATABASE names. What came of it is the last line that it writes.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'attune-audit-'))
try {
  await openPractice(folder, { fast: true })
  console.log(JSON.stringify(await written()))
} finally {
  closePractice()
  rmSync(folder, { recursive: true })
}

async function written(): Promise<AuditRead> {
  const about = { name: 'Elm Street', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, plan: defaultPlan }
  const person = { name: 'Ines', email: 'i@attune.example', passwordHash: 'x', roles: ['admin', 'clinician'] as const }
  const made = await createPractice({ ...about, person }, monday)
  if (!made.ok) throw new Error('The practice was not made')
  const viewer = await loginAs(made.personId)
  const clientId = await newClient(viewer)
  const atOnce = 5000
  for (let done = 0; done < entries; done += atOnce) {
    const some = Array.from({ length: atOnce }, (_, at) => entryOf(viewer, clientId, monday + done + at))
    await writeUnattended(async tx => {
      tx.afterwards?.push(end => appendEntries(end, auditKey(), some))
    })
  }
  return read()
}

function entryOf({ practiceId, personId, loginId }: Viewer, clientId: string, happenedAt: number): NewEntry {
  const who = { practiceId, personId, loginId, happenedAt }
  return { ...who, act: 'session.open', clientId, subjectId: clientId, count: null, detail: null, reason: null }
}

async function read(): Promise<AuditRead> {
  const found: AuditRead = { ms: [], cpuMs: [], wrong: [] }
  const anchors = readAnchors(anchorsFile(folder), auditKey())
  for (let reading = 0; reading < readings; reading++) {
    const [began, used] = [performance.now(), process.cpuUsage()]
    const { finding, entries: count } = await snapshot(tx => verifyAudit(tx, auditKey(), anchors))
    found.ms.push(performance.now() - began)
    const { user, system } = process.cpuUsage(used)
    found.cpuMs.push((user + system) / 1000)
    if (finding !== null || count < entries) found.wrong.push(`${count} entries were read: ${JSON.stringify(finding)}`)
  }
  return found
}
