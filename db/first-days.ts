import { existsSync, readdirSync } from 'node:fs'
import { and, eq, isNotNull, isNull, ne, notExists } from 'drizzle-orm'
import { z } from 'zod'
import { type FirstDays, firstDays } from '../lib/first-days'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { backupsFolder } from './backup'
import { openFolder, type Sql } from './open'
import { notFound, type Outcome } from './outcome'
import { changed, first } from './rows'
import {
  careTeam,
  clients,
  measurePlans,
  people,
  practices,
  sessions,
  sessionVoids,
  startDismissals,
  submissions,
} from './schema'
import { whoHasFactor } from './second-factor-rows'
import { look, once, write } from './write'

export type FirstDaysView = FirstDays & { worksAlone: boolean; isDismissed: boolean }

/** The viewer's first days, ticked off by what is so in the practice; null for those who have nothing to begin. */
export async function firstDaysOf(viewer: Viewer): Promise<FirstDaysView | null> {
  if (!may(viewer, 'seeFirstDays')) return null
  return look(async tx => daysIn(tx, viewer, await hasDismissed(tx, viewer)))
}

async function daysIn(tx: Sql, viewer: Viewer, isDismissed: boolean): Promise<FirstDaysView> {
  const worksAlone = await saidToWorkAlone(tx, viewer)
  const facts = {
    measures: await hasChosenPlan(tx, viewer),
    colleagues: worksAlone || (await hasColleagues(tx, viewer)),
    'second-factor': (await whoHasFactor(tx, [viewer.personId])).has(viewer.personId),
    backup: hasBackup(),
    client: await hasClient(tx, viewer),
    session: await hasSession(tx, viewer),
  }
  return { ...firstDays(viewer, facts), worksAlone, isDismissed }
}

/** As `firstDaysOf`, for other pages: null as well where all is done or the viewer dismissed the list. */
export async function firstDaysLeft(viewer: Viewer): Promise<FirstDaysView | null> {
  if (!may(viewer, 'seeFirstDays')) return null
  const days = await look(async tx => ((await hasDismissed(tx, viewer)) ? null : await daysIn(tx, viewer, false)))
  return days?.next ? days : null
}

/** Dismisses the list of the first days for the viewer, on every page but its own. */
export async function dismissFirstDays(viewer: Viewer, now: number): Promise<Outcome> {
  if (!may(viewer, 'seeFirstDays')) return notFound
  return write(viewer, async tx => {
    const { personId, practiceId } = viewer
    const row = { personId, practiceId, dismissedAt: now }
    const changes = await changed(tx.insert(startDismissals).values(row).onConflictDoNothing())
    if (changes > 0) await audit(tx, viewer, { act: 'first-days.dismiss', subjectId: personId, now })
    return { ok: true }
  })
}

/** Takes the dismissal back. */
export async function bringBackFirstDays(viewer: Viewer, now: number): Promise<Outcome> {
  if (!may(viewer, 'seeFirstDays')) return notFound
  return write(viewer, async tx => {
    const changes = await changed(tx.delete(startDismissals).where(eq(startDismissals.personId, viewer.personId)))
    if (changes > 0) await audit(tx, viewer, { act: 'first-days.bring-back', subjectId: viewer.personId, now })
    return { ok: true }
  })
}

const workingAlone = 'first-days.working-alone'

/** Notes that the viewer works without colleagues: what an administrator says once is an act carried out, and kept as one. */
export async function sayWorkingAlone(viewer: Viewer, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(viewer, tx =>
    once(tx, viewer, { key: workingAlone, act: workingAlone, sent: null, now }, z.looseObject({}), async () => {
      await audit(tx, viewer, { act: workingAlone, subjectId: viewer.practiceId, now })
      return { ok: true }
    }),
  )
}

/** Takes it back: there are to be colleagues. */
export async function takeBackWorkingAlone(viewer: Viewer, now: number): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(viewer, async tx => {
    const changes = await changed(tx.delete(submissions).where(workingAloneOf(viewer)))
    if (changes > 0) await audit(tx, viewer, { act: 'first-days.not-alone', subjectId: viewer.practiceId, now })
    return { ok: true }
  })
}

const workingAloneOf = ({ personId }: Viewer) =>
  and(eq(submissions.personId, personId), eq(submissions.key, workingAlone))

const saidToWorkAlone = async (tx: Sql, viewer: Viewer) =>
  (await first(tx.select({ at: submissions.submittedAt }).from(submissions).where(workingAloneOf(viewer)))) !==
  undefined

const hasDismissed = async (tx: Sql, { personId }: Viewer) => {
  const mine = eq(startDismissals.personId, personId)
  return (await first(tx.select({ at: startDismissals.dismissedAt }).from(startDismissals).where(mine))) !== undefined
}

/** Nothing of the practice's plan is as old as the practice; or a session was recorded, which settles what the first one asks. */
async function hasChosenPlan(tx: Sql, { practiceId }: Viewer): Promise<boolean> {
  const ofPractice = and(eq(measurePlans.practiceId, practiceId), isNull(measurePlans.clientId))
  const fromTheStart = await first(
    tx
      .select({ id: measurePlans.id })
      .from(measurePlans)
      .innerJoin(practices, eq(practices.id, measurePlans.practiceId))
      .where(and(ofPractice, eq(measurePlans.changedAt, practices.createdAt))),
  )
  if (fromTheStart === undefined) return true
  const here = and(eq(sessions.practiceId, practiceId), isSaved(tx))
  return (await first(tx.select({ id: sessions.id }).from(sessions).where(here).limit(1))) !== undefined
}

async function hasColleagues(tx: Sql, { practiceId, personId }: Viewer): Promise<boolean> {
  const others = and(eq(people.practiceId, practiceId), ne(people.id, personId))
  return (await first(tx.select({ id: people.id }).from(people).where(others).limit(1))) !== undefined
}

/** A copy that `npm run backup` made. Those that an update sets aside for itself are none. */
function hasBackup(): boolean {
  const backups = backupsFolder(openFolder())
  return existsSync(backups) && readdirSync(backups).some(name => /^attune-.+\.(backup|db)$/.test(name))
}

/** A client whom the viewer works with, or once did. */
async function hasClient(tx: Sql, viewer: Viewer): Promise<boolean> {
  const theirs = tx.select({ id: clients.id }).from(clients).innerJoin(careTeam, eq(careTeam.clientId, clients.id))
  return (await first(theirs.where(and(onTeam(viewer), isNull(clients.removedAt))).limit(1))) !== undefined
}

/** A session that was saved with one of those clients, by whomever. */
async function hasSession(tx: Sql, viewer: Viewer): Promise<boolean> {
  const theirs = tx.select({ id: sessions.id }).from(sessions).innerJoin(careTeam, withTheirs)
  return (await first(theirs.where(and(onTeam(viewer), isSaved(tx))).limit(1))) !== undefined
}

const withTheirs = eq(careTeam.clientId, sessions.clientId)

const onTeam = ({ personId }: Viewer) => and(eq(careTeam.personId, personId), eq(careTeam.role, 'clinician'))

/** Sessions that were saved and not made void since. A condition for queries of `sessions`. */
function isSaved(tx: Sql) {
  const inForce = and(eq(sessionVoids.sessionId, sessions.id), isNull(sessionVoids.undoneAt))
  const voids = tx.select({ id: sessionVoids.id }).from(sessionVoids).where(inForce)
  return and(isNotNull(sessions.recordedAt), notExists(voids))
}
