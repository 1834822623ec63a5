import { and, eq, isNotNull } from 'drizzle-orm'
import { isInForce } from './access'
import type { AnswerRequest } from './answer-request-rows'
import { answerSettingsInForce } from './answer-settings-rows'
import { administratorsOf, isOfClinicianHere, queueMail, safetyRaisedSince, stillHere } from './mailing-rows'
import { cliniciansToTell, notify } from './notice-rows'
import type { Sql } from './open'
import { responsibleFor } from './responsible-rows'
import { careTeam } from './schema'

/**
 * Where the answers that a client sent have raised a Safety flag, or given one new evidence, tells those who look: in Attune, and by a mail
 * that is sent at once where mail is set up. Called within the act that took the answers in, after its flags were brought into step.
 */
export async function tellOfSafety(
  tx: Sql,
  { id: requestId, practiceId, clientId }: Pick<AnswerRequest, 'id' | 'practiceId' | 'clientId'>,
  now: number,
): Promise<void> {
  // An act has one time, and the client's own episode to itself: what was raised at just this time was raised by it.
  const raised = (await safetyRaisedSince(tx, [clientId], now)).find(({ at }) => at === now)
  if (!raised) return
  const to = await whoLooks(tx, { practiceId, clientId }, now)
  await notify(tx, { practiceId, kind: 'answers.safety', by: null, clientId, to }, now)
  const mail = { practiceId, kind: 'safety', clientId, requestId, flagId: raised.flagId } as const
  for (const personId of to) await queueMail(tx, { ...mail, personId, once: `safety:${requestId}:${personId}` }, now)
}

type Client = { practiceId: string; clientId: string }

/**
 * The responsible clinician, and with them whoever covers today, or else the deputy that the settings name. Where that is nobody, whoever works
 * with the client; and where nobody does, those who keep the practice: somebody is told, whatever was left open.
 */
async function whoLooks(tx: Sql, { practiceId, clientId }: Client, now: number): Promise<string[]> {
  const responsible = await responsibleFor(tx, clientId)
  const covers = await coversNow(tx, clientId, now)
  const { deputyId } = (await answerSettingsInForce(tx, practiceId)).settings
  const deputies = covers.length > 0 || deputyId === null ? covers : [deputyId]
  const named = await stillHere(tx, [...(responsible?.isHere ? [responsible.personId] : []), ...deputies])
  if (named.length > 0) return named
  const team = await stillHere(tx, await cliniciansToTell(tx, clientId))
  return team.length > 0 ? team : administratorsOf(tx, practiceId)
}

async function coversNow(tx: Sql, clientId: string, now: number): Promise<string[]> {
  const covers = and(eq(careTeam.clientId, clientId), isNotNull(careTeam.coveredId), isInForce(now))
  const found = await tx
    .select({ personId: careTeam.personId })
    .from(careTeam)
    .where(and(covers, isOfClinicianHere(tx)))
    .orderBy(careTeam.id)
  return found.map(({ personId }) => personId)
}
