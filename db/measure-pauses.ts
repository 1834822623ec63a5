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
  return write(tx =>
    once(tx, viewer, { key: pause.key, act: 'measures.pause', sent: pause, now }, paused, () => {
      const client = findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const errors = errorsOf(tx, viewer, pause, todayIn(viewer.timeZone, now))
      if (errors) return invalid(errors)
      const id = newId()
      const sealedReason = vault().unwrap(client).sealText('measure_pauses.sealed_reason', id, pause.reason)
      const who = { practiceId: viewer.practiceId, clientId, pausedBy: viewer.personId, pausedAt: now }
      tx.insert(measurePauses)
        .values({ id, ...who, ...scopeOf(measure), fromOn, untilOn, sealedReason })
        .run()
      audit(tx, viewer, { act: 'measures.pause', clientId, subjectId: id, now })
      return { ok: true, pauseId: id }
    }),
  )
}

const scopeOf = (measure: AskedMeasure | null) =>
  measure
    ? { ...measure, target: measure.target ?? ('' as const) }
    : { instrumentId: '', respondent: '' as const, target: '' as const }

function errorsOf(tx: Sql, viewer: Viewer, pause: NewPause, today: string): Record<string, string[]> | null {
  const { measure, fromOn, untilOn, clientId } = pause
  if (measure && !isOffered(measure, instrumentsOffered(tx, viewer.practiceId)))
    return { measure: ['This measure is not in the library.'] }
  if (untilOn <= fromOn) return { untilOn: ['Please give a day after the first day of the pause.'] }
  if (untilOn <= today) return { untilOn: ['Please give a day in the future.'] }
  return heldBy(tx, viewer, clientId, pause)
}

/** One pause of the same at a time, so that ending it asks again. */
function heldBy(tx: Sql, viewer: Viewer, clientId: string, pause: Pause): Record<string, string[]> | null {
  const other = pausesIn(tx, clientId, viewer.timeZone).find(each => overlaps(each, pause))
  if (!other) return null
  return { untilOn: [`It is already paused until ${shortDate(other.untilOn, viewer.locale)}. End that pause first.`] }
}

type Which = { clientId: string; pauseId: string }

/** Ends a pause before its day: from today it is asked again. One that is ended already is as was wished. */
export async function endPause(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return changeEnd(viewer, which, (tx, row) => {
    if (row.endedAt !== null) return { ok: true }
    return setEnd(tx, viewer, row, { endedBy: viewer.personId, endedAt: now }, now)
  })
}

/** Takes back that a pause was ended: it holds again until the day that it was made for. */
export async function pauseAgain(viewer: Viewer, which: Which, now: number): Promise<Outcome> {
  return changeEnd(viewer, which, (tx, row) => {
    if (row.endedAt === null) return { ok: true }
    if (row.untilOn <= todayIn(viewer.timeZone, now)) return conflict
    const meant = pauseOf({ ...row, endedAt: null }, viewer.timeZone)
    const rest = { ...meant, fromOn: todayIn(viewer.timeZone, row.endedAt) }
    const errors = heldBy(tx, viewer, which.clientId, rest.fromOn > meant.fromOn ? rest : meant)
    if (errors) return invalid({ '': Object.values(errors).flat() })
    return setEnd(tx, viewer, row, { endedBy: null, endedAt: null }, now)
  })
}

async function changeEnd(
  viewer: Viewer,
  { clientId, pauseId }: Which,
  change: (tx: Sql, row: PauseRow) => Outcome,
): Promise<Outcome> {
  return write(tx => {
    if (!findOwnClient(tx, viewer, clientId)) return notFound
    const theirs = and(eq(measurePauses.id, pauseId), eq(measurePauses.clientId, clientId))
    const row = tx.select().from(measurePauses).where(theirs).get()
    return row ? change(tx, row) : notFound
  })
}

function setEnd(
  tx: Sql,
  viewer: Viewer,
  row: PauseRow,
  end: Pick<PauseRow, 'endedBy' | 'endedAt'>,
  now: number,
): Outcome {
  tx.update(measurePauses).set(end).where(eq(measurePauses.id, row.id)).run()
  const act = end.endedAt === null ? 'measures.pause-again' : 'measures.pause-end'
  audit(tx, viewer, { act, clientId: row.clientId, subjectId: row.id, now })
  return { ok: true }
}
