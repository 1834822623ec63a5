import { and, asc, eq } from 'drizzle-orm'
import { raisesRisk } from '../lib/answer/risk'
import type { AnswerSettings } from '../lib/answer/settings'
import type { AnswerRequest } from './answer-request-rows'
import { formsIn } from './answer-sheets'
import type { FoundVisit } from './answer-visits'
import { answersOf } from './episode-records'
import type { Sql } from './open'
import { first } from './rows'
import { answers, assessments, scores, sheetSources } from './schema'
import { instrumentsIn } from './settings'

/** A score that a client is shown, where the practice shows any: of what, and between which ends it lies. */
export type OwnScore = { title: string; value: number; range: readonly [number, number] }

/** What was sent by a request and is there: the sheets as the client's own. */
async function sentSheets(tx: Sql, { id, practiceId }: AnswerRequest) {
  const rows = await tx
    .select({ id: assessments.id, instrumentId: assessments.instrumentId })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .where(eq(sheetSources.requestId, id))
    .orderBy(asc(assessments.id))
  const instruments = new Map((await instrumentsIn(tx, practiceId)).map(each => [each.id, each]))
  return rows.flatMap(row => {
    const instrument = instruments.get(row.instrumentId)
    return instrument ? [{ id: row.id, instrument }] : []
  })
}

/** Whether an answer that was sent by a request raised a risk, as the same rule says that raises the flag. */
export async function hasRaisedRisk(tx: Sql, request: AnswerRequest): Promise<boolean> {
  for (const { id, instrument } of await sentSheets(tx, request)) {
    const given = await answersOf(tx, eq(answers.assessmentId, id))
    if (raisesRisk(instrument, given.get(id) ?? {})) return true
  }
  return false
}

/** The main score of each questionnaire that was sent whole enough to have one, under the title that the client read. */
export async function sentScores(tx: Sql, found: FoundVisit, settings: AnswerSettings): Promise<OwnScore[]> {
  const titles = new Map(
    (await formsIn(tx, found, settings)).map(({ instrument, form }) => [instrument.id, form.title]),
  )
  const sent: OwnScore[] = []
  for (const { id, instrument } of await sentSheets(tx, found.request)) {
    const scale = instrument.scales.find(each => each.id === instrument.primaryScale)
    const title = titles.get(instrument.id)
    const at = and(eq(scores.assessmentId, id), eq(scores.scale, scale?.id ?? ''))
    const value = (await first(tx.select({ value: scores.value }).from(scores).where(at)))?.value ?? null
    if (scale && title !== undefined && value !== null) sent.push({ title, value, range: scale.range })
  }
  return sent
}
