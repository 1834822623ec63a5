import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keepAnchoring } from '@/db/audit-anchoring'
import { addAnchor, anchorsFile, readAnchors } from '@/db/audit-anchors'
import { AuditKey, readAuditKey } from '@/db/audit-key'
import { auditKey, db } from '@/db/open'
import { auditHeads } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { newClient } from '../support/course'
import { freshPractice } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(async () => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
  await practice.remove()
})

const file = () => anchorsFile(practice.folder)
const read = () => readAnchors(file(), auditKey())
const line = (seq: number) =>
  ({ kind: 'anchor', practice: 'p', seq, hash: 'ab', at: '2026-01-05T09:00:00.000Z' }) as const

test('a server that starts anchors how far the audit goes, and leaves alone what nobody with the key has sealed', async () => {
  await keepAnchoring()
  const [head] = await db().select().from(auditHeads)
  expect(read().inForce).toMatchObject([{ kind: 'anchor', seq: head?.seq, hash: head?.hash.toString('hex') }])
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  await keepAnchoring()
  expect(read().inForce).toHaveLength(1)
  await newClient(practice.mara)
  await keepAnchoring()
  expect(read().inForce).toHaveLength(2)
  await writeUnattended(tx => tx.update(auditHeads).set({ seq: 1000 }))
  await keepAnchoring()
  expect(read().inForce).toHaveLength(2)
})

test('the file may be on another disk; where that is gone it is said, and the server goes on', async () => {
  const elsewhere = path.join(practice.folder, 'other')
  vi.stubEnv('ATTUNE_AUDIT_ANCHORS', path.join(elsewhere, 'anchors'))
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await newClient(practice.mara)
  await keepAnchoring()
  expect(said.mock.calls).toEqual([[expect.stringMatching(/could not be anchored: ENOENT/)]])
  mkdirSync(elsewhere)
  await keepAnchoring()
  expect(existsSync(path.join(elsewhere, 'anchors'))).toBe(true)
})

test('a line that a power cut left half written is none, and the next one is whole', () => {
  addAnchor(file(), auditKey(), line(1))
  appendFileSync(file(), '{"kind":"anc')
  expect(read()).toMatchObject({ bad: [], inForce: [{ seq: 1 }] })
  addAnchor(file(), auditKey(), line(2))
  expect(read()).toMatchObject({ bad: [2], inForce: [{ seq: 1 }, { seq: 2 }] })
})

test('a line that was changed, or signed with another key, is named', () => {
  for (const seq of [1, 2]) addAnchor(file(), auditKey(), line(seq))
  addAnchor(file(), new AuditKey(Buffer.alloc(32, 7)), line(3))
  writeFileSync(file(), readFileSync(file(), 'utf8').replace('"seq":2', '"seq":5'))
  expect(read()).toMatchObject({ bad: [2, 3], inForce: [{ seq: 1 }] })
})

test('the key is made from the practice key, so that a copy of the keys from before is enough', () => {
  const folder = path.join(practice.folder, 'new')
  const made = readAuditKey(folder, Buffer.alloc(32, 1))
  const again = readAuditKey(path.join(practice.folder, 'newer'), Buffer.alloc(32, 1))
  expect(again.isSealOf(made.seal('x'), 'x')).toBe(true)
  expect(again.isSigned('x', made.sign('x'))).toBe(true)
  expect(readAuditKey(folder, Buffer.alloc(32, 2)).isSealOf(made.seal('x'), 'x')).toBe(true)
  writeFileSync(path.join(folder, 'keys', 'audit.key'), 'short')
  expect(() => readAuditKey(folder, Buffer.alloc(32, 1))).toThrow(/audit\.key is damaged/)
})
