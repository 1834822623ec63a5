import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { closePractice, openPractice } from '@/db/open'
import { addPerson } from '@/db/people'
import { createPractice } from '@/db/practices'
import { startSession } from '@/db/sessions'
import { defaultPlan } from '@/lib/battery'
import type { Viewer } from '@/lib/viewer'
import { allianceOf, newClient } from '../../../support/course'
import { day, loginAs, monday } from '../../../support/practice'
import { clientsOfEach, clinicians, sessionsOfEach, type Together, warmUps } from './together'
import { type Sent, whatIsWrong } from './together-checks'

/*
 * One process, in which clinicians record sessions of their clients all at the same time, in a new practice: in a file, or in the database
 * that ATTUNE_DATABASE names. What came of it is the last line that it writes.
 */

const folder = mkdtempSync(path.join(tmpdir(), 'attune-together-'))
try {
  await openPractice(folder)
  console.log(JSON.stringify(await together()))
} finally {
  closePractice()
  rmSync(folder, { recursive: true })
}

type Clinician = { viewer: Viewer; clientIds: readonly string[] }

async function together(): Promise<Together> {
  const owner = { name: 'Ines Admin', email: 'ines@attune.example', passwordHash: 'x', roles: ['admin' as const] }
  const about = { name: 'Elm Street', timeZone: 'Europe/London', locale: 'en-GB', isDemo: false, plan: defaultPlan }
  const made = await createPractice({ ...about, person: owner }, monday)
  if (!made.ok) throw new Error('The practice was not made')
  const ines = await loginAs(made.personId)
  const staff: Clinician[] = []
  for (let number = 1; number <= clinicians; number++) staff.push(await clinician(ines, number))
  const sent: Sent[] = []
  await Promise.all(staff.map(each => recordAll(each, 0, warmUps, sent)))
  const before = sent.length
  const [began, used] = [performance.now(), process.cpuUsage()]
  await Promise.all(staff.map(each => recordAll(each, warmUps, sessionsOfEach, sent)))
  const ms = performance.now() - began
  const { user, system } = process.cpuUsage(used)
  const counted = sent.slice(before).flatMap(({ outcomes }) => outcomes)
  const thrown = counted.filter(outcome => outcome === 'thrown').length
  return { acts: counted.length - thrown, ms, cpuMs: (user + system) / 1000, thrown, wrong: await whatIsWrong(sent) }
}

async function clinician(ines: Viewer, number: number): Promise<Clinician> {
  const name = `Clinician ${number}`
  const person = { key: randomUUID(), name, email: `${number}@attune.example`, passwordHash: 'x' }
  const added = await addPerson(ines, { ...person, roles: ['clinician'] }, monday)
  if (!added.ok) throw new Error(`${name} was not added`)
  const viewer = await loginAs(added.personId)
  const clientIds: string[] = []
  for (let client = 1; client <= clientsOfEach; client++)
    clientIds.push(await newClient(viewer, `K-${number}-${client}`))
  return { viewer, clientIds }
}

/** Records so many sessions, one after another, of one client after another: a week apart for each of them. */
async function recordAll({ viewer, clientIds }: Clinician, from: number, count: number, sent: Sent[]): Promise<void> {
  for (let number = from; number < from + count; number++) {
    const clientId = clientIds[number % clientIds.length] ?? ''
    const now = monday + Math.floor(number / clientIds.length) * 7 * day
    sent.push(await record(viewer, clientId, 36 + (number % 13), now))
  }
}

/** Begins a session, keeps a draft of it and saves it. */
async function record(viewer: Viewer, clientId: string, sum: number, now: number): Promise<Sent> {
  const entries = [allianceOf(sum)]
  const begun = await attempt(() => startSession(viewer, { clientId, key: randomUUID() }, now))
  const sessionId = begun !== 'thrown' && begun.ok ? begun.sessionId : ''
  const drafted = await attempt(() => saveDraft(viewer, { sessionId, draftVersion: 0, entries }, now))
  const form = { sessionId, version: 1, draftVersion: 1, key: randomUUID(), entries }
  const saved = await attempt(() => recordAssessments(viewer, form, now))
  return { sessionId, clientId, sum, outcomes: [begun, drafted, saved].map(kindOf) }
}

async function attempt<T>(act: () => Promise<T>): Promise<T | 'thrown'> {
  try {
    return await act()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return 'thrown'
  }
}

function kindOf(outcome: 'thrown' | { ok: boolean }): Sent['outcomes'][number] {
  if (outcome === 'thrown') return outcome
  return outcome.ok ? 'done' : 'refused'
}
