import { randomBytes, randomUUID } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { answerToken } from '@/db/answer-link'
import { type AnswerRequest, insertRequest, type NewRequest } from '@/db/answer-request-rows'
import { addClient } from '@/db/clients'
import { newId } from '@/db/ids'
import { first } from '@/db/rows'
import { episodes, tablets } from '@/db/schema'
import { tabletSecretHash } from '@/db/tablet-rows'
import { writeUnattended } from '@/db/write-unattended'
import { answersIn, isNumberField } from '@/lib/instruments/answer-range'
import type { Instrument } from '@/lib/instruments/instrument'
import { responseOf } from '@/lib/instruments/scoring'
import type { Wording } from '@/lib/instruments/wording'
import { readMeasureKey } from '@/lib/measure'
import type { Viewer } from '@/lib/viewer'

/* Clients who are asked to answer by themselves, as the acts of the practice make them, without those. */

type Asked = Partial<Omit<NewRequest, 'measures'>> & { clientId: string; measures: readonly string[] }

/** Asks a client, by a link from home and their date of birth where nothing else is said. Gives the request, and what its link has in it. */
export async function askClient(
  viewer: Viewer,
  { clientId, measures, ...asked }: Asked,
  now: number,
): Promise<{ request: AnswerRequest; token: string }> {
  return writeUnattended(async tx => {
    const open = and(eq(episodes.clientId, clientId), isNull(episodes.endedOn))
    const episode = await first(tx.select().from(episodes).where(open).limit(1))
    if (!episode) throw new Error('The client has no open episode')
    const about = measures.flatMap(measure => readMeasureKey(measure) ?? [])
    const how = { occasion: 'between', way: 'link', language: 'en', asksGoals: false, check: 'birth-date' } as const
    const none = { sessionId: null, pin: null, againOfId: null, expiresAt: now + 7 * 24 * 60 * 60_000 }
    const request = await insertRequest(
      tx,
      viewer,
      { ...how, ...none, ...asked, clientId, episodeId: episode.id, measures: about },
      now,
    )
    return { request, token: answerToken(request.id) }
  })
}

/** A tablet of the practice that was opened on a device. Gives what the cookie of that says. */
export async function enrolTablet(
  { practiceId, personId }: Viewer,
  now: number,
): Promise<{ id: string; secret: string }> {
  const [id, secret] = [newId(), randomBytes(16).toString('base64url')]
  const added = { id, practiceId, name: 'Waiting room', addedBy: personId, addedAt: now, linkExpiresAt: now }
  await writeUnattended(
    async tx => await tx.insert(tablets).values({ ...added, secretHash: tabletSecretHash(secret), enrolledAt: now }),
  )
  return { id, secret }
}

/** A wording in words that nobody holds a right to, whole. */
export function madeUpWording(instrument: Instrument, language = 'en'): Wording {
  const { abbreviation, items } = instrument
  return {
    title: `Made-up wording of ${abbreviation}`,
    language,
    copyright: '© Nobody. Made up for a test.',
    ...{ publisher: null, version: null, url: null },
    items: items.map(item => {
      const range = responseOf(instrument, item)
      const values = isNumberField(range) ? [range.min, range.max] : answersIn(range)
      return {
        ...{ n: item.n, linkId: `q${item.n}`, text: `Made-up question ${item.n}, said at some length`, heading: null },
        options: values.map(value => ({ value, label: `Made-up answer ${value}` })),
      }
    }),
  }
}

/** A client who was born on a day. */
export async function clientBornOn(viewer: Viewer, birthDate: string | null, now: number): Promise<string> {
  const about = { name: 'Rosa Anselm', pronouns: null, reason: null, nextSessionOn: null, startedOn: '2026-01-01' }
  const key = randomUUID()
  const added = await addClient(viewer, { key, code: `A-${key.slice(0, 8)}`, birthDate, ...about }, now)
  if (!added.ok) throw new Error('The client was not added')
  return added.clientId
}
