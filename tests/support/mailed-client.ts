import { eq } from 'drizzle-orm'
import { type AnswerRequest, endRequest, insertRequest, type NewRequest } from '@/db/answer-request-rows'
import { noteContact } from '@/db/client-contacts'
import { db } from '@/db/open'
import { episodes } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'
import { all } from './course'
import { day } from './practice'
import { send } from './sent-answers'

/** Whom clients of the tests are written to. */
export const clientEmail = 'amira@clients.example'

/** A client who agreed to be written to. */
export async function agreeToMail(viewer: Viewer, clientId: string, now: number): Promise<void> {
  const noted = await noteContact(viewer, { clientId, email: clientEmail, agreedOn: '2026-01-05', before: null }, now)
  if (!noted.ok) throw new Error('The address was not noted')
}

/** Asks a client the CORE-10 by a link, and has them send it with this answer to its risk item. */
export async function sendRisk(viewer: Viewer, clientId: string, risk: number, now: number): Promise<AnswerRequest> {
  const request = await askByLink(viewer, clientId, now)
  await writeUnattended(tx => endRequest(tx, request.id, { outcome: 'sent', by: null, now }))
  await send(request, { 'core-10': { ...all(10, 1), 6: risk } }, now)
  return request
}

/** Asks a client the CORE-10 by a link, for two weeks, as the row is kept. */
export async function askByLink(
  viewer: Viewer,
  clientId: string,
  now: number,
  about: Partial<NewRequest> = {},
): Promise<AnswerRequest> {
  const [episode] = await db().select({ id: episodes.id }).from(episodes).where(eq(episodes.clientId, clientId))
  const asked: NewRequest = {
    ...{ clientId, episodeId: episode?.id ?? '', occasion: 'next-session', sessionId: null, way: 'link' },
    ...{ language: 'en', measures: [{ instrumentId: 'core-10', respondent: 'client', target: null }] },
    ...{ asksGoals: false, check: 'birth-date', pin: null, expiresAt: now + 14 * day, againOfId: null, ...about },
  }
  return writeUnattended(tx => insertRequest(tx, viewer, asked, now))
}
