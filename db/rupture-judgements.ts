import { z } from 'zod'
import type { RuptureKind } from '../lib/flags/rupture-judgement'
import { ruptures } from '../lib/flags/ruptures'
import type { Viewer } from '../lib/viewer'
import { findOwnSession } from './access'
import { audit } from './audit'
import { history } from './history'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { reevaluateEpisode } from './reevaluate'
import { ruptureJudgements } from './schema'
import { settingsIn } from './settings'
import { once, write } from './write'

type Judgement = { sessionId: string; instrumentId: string; kind: RuptureKind; done: string | null; key: string }
const judgementOutcome = z.object({ wordId: z.string() })

/**
 * Says what a possible rupture was, and what was done about it. The newest judgement applies, earlier ones stay readable, and the
 * episode is read again by it. A conflict means that the ratings no longer show a drop there.
 */
export async function judgeRupture(
  viewer: Viewer,
  word: Judgement,
  now: number,
): Promise<Outcome<z.output<typeof judgementOutcome>>> {
  return write(viewer, tx =>
    once(tx, viewer, { key: word.key, act: 'rupture.say', sent: word, now }, judgementOutcome, async () => {
      const found = await findOwnSession(tx, viewer, word.sessionId)
      if (!found) return notFound
      const { client, episode } = found
      if (!(await hasDrop(tx, viewer, episode.id, word))) return conflict
      const id = newId()
      const about = { id, practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }
      const { sessionId, instrumentId, kind } = word
      const sealedDone = vault().keyOf(client).seal('rupture_words.sealed_done', id, word.done)
      await tx
        .insert(ruptureJudgements)
        .values({ ...about, sessionId, instrumentId, kind, sealedDone, judgedBy: viewer.personId, judgedAt: now })
      await reevaluateEpisode(tx, { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }, now)
      await audit(tx, viewer, { act: 'rupture.say', clientId: client.id, subjectId: sessionId, now })
      return { ok: true, wordId: id }
    }),
  )
}

/** Whether a possible rupture began at that session, or goes on there. */
async function hasDrop(
  tx: Sql,
  viewer: Viewer,
  episodeId: string,
  { sessionId, instrumentId }: Judgement,
): Promise<boolean> {
  return ruptures(await history(tx, episodeId), await settingsIn(tx, viewer.practiceId)).some(
    ({ measure, below }) =>
      measure.instrumentId === instrumentId && below.some(rating => rating.sessionId === sessionId),
  )
}
