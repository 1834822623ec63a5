import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { shortDate, todayIn } from '../lib/dates'
import type { AskedMeasure } from '../lib/measure'
import { overlaps, type Pause } from '../lib/pause'
import type { Viewer } from '../lib/viewer'
import { findOwnClient } from './access'
import { audit } from './audit'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { type PauseRow, pauseOf, pausesIn } from './pause-rows'
import { first } from './rows'
import { measurePauses } from './schema'
import { instrumentsOffered, isOffered } from './settings'
import { once, write } from './write'

const paused = z.object({ pauseId: z.string() })
type NewPause = Pause & { clientId: string; key: string; reason: string }

/** Asks one measure of a client, or all, no more until a day, with the reason. */
export async function pauseMeasures(
  viewer: Viewer,
  pause: NewPause,
  now: number,
): Promise<Outcome<z.output<typeof paused>>> {
  const { clientId, measure, fromOn, untilOn } = pause
  return write(viewer, tx =>
    once(tx, viewer, { key: pause.key, act: 'measures.pause', sent: pause, now }, paused, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const errors = await errorsOf(tx, viewer, pause, todayIn(viewer.timeZone, now))
      if (errors) return invalid(errors)
      const id = newId()
      const sealedReason = vault().keyOf(client).sealText('measure_pauses.sealed_reason', id, pause.reason)
      const who = { practiceId: viewer.practiceId, clientId, pausedBy: viewer.personId, pausedAt: now }
      await tx.insert(measurePauses).values({ id, ...who, ...scopeOf(measure), fromOn, untilOn, sealedReason })
      await audit(tx, viewer, { act: 'measures.pause', clientId, subjectId: id, now })
      return { ok: true, pauseId: id }
    }),
  )
}

const scopeOf = (measure: AskedMeasure | null) =>
  measure
    ? { ...measure, target: measure.target ?? ('' as const) }
    : { instrumentId: '', respondent: '' as const, target: '' as const }

async function errorsOf(
  tx: Sql,
  viewer: Viewer,
  pause: NewPause,
  today: string,
): Promise<Record<string, string[]> | null> {
  const { measure, fromOn, untilOn, clientId } = pause
  if (measure && !isOffered(measure, await instrumentsOffered(tx, viewer.practiceId)))
    return { measure: ['This measure is not in the library.'] }
  if (untilOn <= fromOn) return { untilOn: ['Please give a day after the first day of the pause.'] }
  if (untilOn <= today) return { untilOn: ['Please give a day in the future.'] }
  return await heldBy(tx, viewer, clientId, pause)
}

/** One pause of the same at a time, so that ending it asks again. */
async function heldBy(
  tx: Sql,
  viewer: Viewer,
  clientId: string,
  pause: Pause,
): Promise<Record<string, string[]> | null> {
  const other = (await pausesIn(tx, clientId, viewer.timeZone)).find(each => overlaps(each, pause))
  if (!other) return null
  return { untilOn: [`It is already paused until ${shortDate(other.untilOn, viewer.locale)}. End that pause first.`] }
}

type Which = { clientId: string; pauseId: string }

/** Ends a pause before its day: from today it is asked again. One that is ended already is as was wished. */
export async function endPause(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return changeEnd(viewer, which, async (tx, row) => {
    if (row.endedAt !== null) return { ok: true }
    return await setEnd(tx, viewer, row, { endedBy: viewer.personId, endedAt: now }, now)
  })
}

/** Takes back that a pause was ended: it holds again until the day that it was made for. */
export async function pauseAgain(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return changeEnd(viewer, which, async (tx, row) => {
    if (row.endedAt === null) return { ok: true }
    if (row.untilOn <= todayIn(viewer.timeZone, now)) return conflict
    const meant = pauseOf({ ...row, endedAt: null }, viewer.timeZone)
    const rest = { ...meant, fromOn: todayIn(viewer.timeZone, row.endedAt) }
    const errors = await heldBy(tx, viewer, which.clientId, rest.fromOn > meant.fromOn ? rest : meant)
    if (errors) return invalid({ '': Object.values(errors).flat() })
    return await setEnd(tx, viewer, row, { endedBy: null, endedAt: null }, now)
  })
}

async function changeEnd(
  viewer: Viewer,
  { clientId, pauseId }: Which,
  change: (tx: Sql, row: PauseRow) => Promise<Outcome>,
): Promise<Outcome> {
  return write(viewer, async tx => {
    if (!(await findOwnClient(tx, viewer, clientId))) return notFound
    const theirs = and(eq(measurePauses.id, pauseId), eq(measurePauses.clientId, clientId))
    const row = await first(tx.select().from(measurePauses).where(theirs))
    return row ? change(tx, row) : notFound
  })
}

async function setEnd(
  tx: Sql,
  viewer: Viewer,
  row: PauseRow,
  end: Pick<PauseRow, 'endedBy' | 'endedAt'>,
  now: number,
): Promise<Outcome> {
  await tx.update(measurePauses).set(end).where(eq(measurePauses.id, row.id))
  const act = end.endedAt === null ? 'measures.pause-again' : 'measures.pause-end'
  await audit(tx, viewer, { act, clientId: row.clientId, subjectId: row.id, now })
  return { ok: true }
}
