import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { RuptureKind } from '../lib/flags/rupture-judgement'
import { ruptures } from '../lib/flags/ruptures'
import type { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { sessionKeptBy } from './found'
import { historyForRules } from './history'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { reread } from './reread'
import { people, ruptureWords } from './schema'
import { settingsIn } from './settings'
import type { ClientKey } from './vault'
import { once, write } from './write'

export type RuptureWordView = ReturnType<typeof ruptureWordsOf>[number]

/** What was said of an episode's possible ruptures and by whom, the oldest first. */
export function ruptureWordsOf(tx: Sql, key: ClientKey, episodeId: string) {
  return tx
    .select({ word: ruptureWords, byName: people.name })
    .from(ruptureWords)
    .innerJoin(people, eq(people.id, ruptureWords.by))
    .where(eq(ruptureWords.episodeId, episodeId))
    .orderBy(asc(ruptureWords.at), asc(ruptureWords.id))
    .all()
    .map(({ word: { id, sessionId, instrumentId, kind, sealedDone, at }, byName }) => ({
      sessionId,
      instrumentId,
      kind,
      done: key.open('rupture_words.sealed_done', id, sealedDone),
      byName,
      at,
    }))
}

type Word = { sessionId: string; instrumentId: string; kind: RuptureKind; done: string | null; key: string }
const said = z.object({ wordId: z.string() })

/**
 * Says what a possible rupture was, and what was done about it. The newest word stands, earlier ones stay readable, and the episode
 * is read again by it. A conflict means that the ratings no longer show a drop there.
 */
export async function sayRupture(viewer: Viewer, word: Word, now: number): Promise<Outcome<z.output<typeof said>>> {
  return write(tx =>
    once(tx, viewer, { key: word.key, act: 'rupture.say', sent: word, now }, said, () => {
      const found = sessionKeptBy(tx, viewer, word.sessionId)
      if (!found) return notFound
      const { client, episode } = found
      if (!hasDrop(tx, viewer, episode.id, word)) return conflict
      const id = newId()
      const about = { id, practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }
      const { sessionId, instrumentId, kind } = word
      const sealedDone = vault().unwrap(client).seal('rupture_words.sealed_done', id, word.done)
      tx.insert(ruptureWords)
        .values({ ...about, sessionId, instrumentId, kind, sealedDone, by: viewer.personId, at: now })
        .run()
      reread(tx, { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }, now)
      audit(tx, viewer, { act: 'rupture.say', clientId: client.id, subjectId: sessionId, now })
      return { ok: true, wordId: id }
    }),
  )
}

/** Whether a possible rupture began at that session, or goes on there. */
function hasDrop(tx: Sql, viewer: Viewer, episodeId: string, { sessionId, instrumentId }: Word): boolean {
  return ruptures(historyForRules(tx, episodeId), settingsIn(tx, viewer.practiceId)).some(
    ({ measure, below }) =>
      measure.instrumentId === instrumentId && below.some(rating => rating.sessionId === sessionId),
  )
}
