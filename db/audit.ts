import { type AuditAct, isReading, showsOpenClient } from '../lib/audit-acts'
import type { Viewer } from '../lib/viewer'
import { appendEntries, machineEntry, type NewEntry } from './audit-chain'
import { auditKey, type Sql } from './open'
import { first } from './rows'
import { practices } from './schema'
import { refuseLost } from './still-admitted'

/** A viewer; or, around logging in and setting up, the person who is about to be one. */
type Who = Viewer | (Pick<Viewer, 'practiceId' | 'personId'> & { loginId: string | null })

type Noted = {
  act: AuditAct
  now: number
  clientId?: string
  subjectId?: string
  count?: number
  /** Fixed words, never anything that was typed. */
  detail?: string | undefined
  /** What was typed as a reason, of which a salted hash alone is kept here. */
  reason?: string
}

/**
 * Notes who read or changed what, and never what it said. It is written when the act has come to its end, as the last thing of it, or right
 * after one that only reads; where it cannot be written, the act has not happened and what was read is not given.
 */
export async function audit(tx: Sql, viewer: Who, { now, ...entry }: Noted): Promise<void> {
  const { clientId = null, subjectId = null, count = null, detail = null, reason = null } = entry
  const { practiceId, personId, loginId } = viewer
  const about = { clientId, subjectId, count, detail, reason }
  const { entries, shown } = waitingIn(tx)
  entries.push({ practiceId, personId, loginId, happenedAt: now, act: entry.act, ...about })
  if (!('admittedAt' in viewer) || !isReading(entry.act)) return
  const clientIds = shown.get(viewer) ?? new Set()
  shown.set(viewer, clientId !== null && showsOpenClient(entry.act) ? clientIds.add(clientId) : clientIds)
}

/** Notes what was done on the machine, by somebody who is not logged in or by a start. */
export async function auditMachine(tx: Sql, { act, now, ...about }: OnMachine): Promise<void> {
  const practice = await first(tx.select({ id: practices.id }).from(practices).limit(1))
  if (practice) waitingIn(tx).entries.push({ ...machineEntry(practice.id, act, now), ...about })
}

/** Notes what a client did who answers what they were asked, and who is nobody of the practice. */
export async function auditClient(tx: Sql, request: Asked, act: AuditAct, now: number): Promise<void> {
  const { id: subjectId, practiceId, clientId } = request
  waitingIn(tx).entries.push({ ...machineEntry(practiceId, act, now), clientId, subjectId })
}

type Asked = { id: string; practiceId: string; clientId: string }

type OnMachine = Pick<Noted, 'act' | 'now' | 'clientId' | 'subjectId' | 'count'>

/** The entries of an act that is under way, and the clients that it shows to whom. */
type Waiting = { entries: NewEntry[]; shown: Map<Viewer, Set<string>> }

/** By what each act does at its end. */
const waiting = new WeakMap<object, Waiting>()

function waitingIn({ afterwards }: Sql): Waiting {
  if (!afterwards) throw new Error('An audit entry is noted within an act')
  const begun = waiting.get(afterwards)
  if (begun) return begun
  const { entries, shown }: Waiting = { entries: [], shown: new Map() }
  waiting.set(afterwards, { entries, shown })
  afterwards.push(async tx => {
    for (const [viewer, clientIds] of shown) await refuseLost(tx, viewer, clientIds)
    await appendEntries(tx, auditKey(), entries)
  })
  return { entries, shown }
}
