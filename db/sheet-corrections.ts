import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import { askedAnswers } from '../lib/answer/form'
import { checkFinal, type Entry } from '../lib/entry'
import type { Answers } from '../lib/instruments/answers'
import { instrumentIn } from '../lib/instruments/catalogue'
import type { Viewer } from '../lib/viewer'
import { findSessionToChange } from './access'
import { audit } from './audit'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome, sessionIsVoid } from './outcome'
import { reevaluateEpisode } from './reevaluate'
import { first } from './rows'
import { correctedBy, episodeOfSession, sheetOf } from './save-sheets'
import { assessments, sessions, sheetSources } from './schema'
import { instrumentsIn } from './settings'
import { saveAssessments } from './sheet'
import { keepRevision } from './sheet-revisions'
import { keyOfVersion, once, write } from './write'

type Correction = {
  assessmentId: string
  version: number
  /** All answers of the sheet as they are to be. */
  answers: Answers
  reason: string
}

const corrected = z.object({ version: z.int(), sessionId: z.string() })

/**
 * Corrects what a client answered by themselves, with a reason: what they had sent is kept with the sheet, which still says that they filled it
 * in. A conflict means that somebody corrected it since. `invalid` says under `answers` or `reason` what is wrong.
 */
export async function correctClientSheet(
  viewer: Viewer,
  { assessmentId, version, answers, reason }: Correction,
  now: number,
): Promise<Outcome<z.output<typeof corrected>>> {
  const act = 'sheet.correct'
  return write(viewer, tx =>
    once(
      tx,
      viewer,
      { key: keyOfVersion(act, assessmentId, version), act, sent: { answers, reason }, now },
      corrected,
      async () => {
        const row = await ownSheet(tx, assessmentId)
        const found = row && (await findSessionToChange(tx, viewer, row.sessionId))
        if (!row || !found) return notFound
        if (found === 'void') return sessionIsVoid
        if (row.version !== version) return conflict
        if (reason.trim() === '') return invalid({ reason: ['Please say why.'] })
        const { session, client } = found
        const { instrumentId, respondent, target } = row
        const instruments = await instrumentsIn(tx, viewer.practiceId)
        const about = { instrumentId, respondent, target: target || null, how: 'items' as const }
        const entry: Entry = { ...about, answers: askedAnswers(instrumentIn(instruments, instrumentId), answers) }
        const wrong = checkFinal(entry, instruments)
        if (wrong.length > 0) return invalid({ answers: wrong })
        const sealedReason = (id: string) =>
          vault().keyOf(client).seal('sheet_revisions.sealed_reason', id, reason.trim())
        await keepRevision(tx, row, { by: viewer.personId, sealedReason }, now)
        await saveAssessments(tx, viewer, session, [sheetOf(entry, instruments)], 'final', now)
        await tx
          .update(sessions)
          .set({ version: session.version + 1 })
          .where(eq(sessions.id, session.id))
        await reevaluateEpisode(tx, episodeOfSession(session), now, {
          changed: session.id,
          ...correctedBy(session, [entry]),
        })
        await audit(tx, viewer, { act, clientId: client.id, subjectId: assessmentId, reason, now })
        return { ok: true, version: version + 1, sessionId: session.id }
      },
    ),
  )
}

/** A saved sheet that its client filled in. */
async function ownSheet(tx: Sql, assessmentId: string): Promise<typeof assessments.$inferSelect | undefined> {
  const own = and(eq(assessments.id, assessmentId), eq(assessments.state, 'final'))
  const found = await first(
    tx
      .select({ sheet: assessments })
      .from(assessments)
      .innerJoin(sheetSources, eq(sheetSources.assessmentId, assessments.id))
      .where(own),
  )
  return found?.sheet
}
