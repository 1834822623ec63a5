import { keepAnswers } from '@/db/answer-keep'
import { giveBack } from '@/db/handed-over'
import { beginHandover, ownHandovers } from '@/db/handovers'
import { noteBrowser } from '@/db/logins'
import { unsentAnswers } from '@/db/unsent-answers'
import type { Viewer } from '@/lib/viewer'
import { loginAs } from './practice'

/* Screens of a clinician in a client's hands: each at a login of its own, so that theirs goes on. */

const impression = { instrumentId: 'client-impression', respondent: 'client', target: null } as const

/** Hands over a screen for a session; gives the login that ended, the handover, and what the client's cookie says. */
export async function handedOver({ personId }: Viewer, sessionId: string, now: number, browser?: string) {
  const login = await loginAs(personId, now)
  if (browser !== undefined) await noteBrowser(login.loginId, browser)
  const begun = await beginHandover(login, { sessionId, measures: [impression], language: 'en' }, now)
  if (!begun.ok) throw new Error('The screen was not handed over')
  const [newest] = await ownHandovers(await loginAs(personId, now), now)
  return { loginId: login.loginId, handoverId: newest?.id ?? '', secret: begun.secret }
}

/** A request that the client began to answer on such a screen, which is given back. */
export async function answeredOnScreen(viewer: Viewer, sessionId: string, now: number): Promise<string> {
  const { loginId, secret } = await handedOver(viewer, sessionId, now)
  const given = [{ measure: 'client-impression:client:', item: 1, answer: 4 }]
  await keepAnswers(secret, { given, language: null }, now)
  // Somebody else logs in there: whose it is goes on elsewhere.
  await giveBack(loginId, null, now)
  return (await unsentAnswers(viewer, sessionId, now))?.requestId ?? ''
}
