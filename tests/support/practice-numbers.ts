import { and, asc, eq, isNull } from 'drizzle-orm'
import { isNotVoid } from '@/db/history'
import { inTurn } from '@/db/in-turn'
import { db, vault } from '@/db/open'
import { answers, assessments, clients, episodes, eventPins, flags, resolutions, scores, sessions } from '@/db/schema'

type Client = typeof clients.$inferSelect

/** What a practice holds of each client, by code: texts opened, scores and answers by session, flags with how they ended. */
export const practiceNumbers = async () =>
  Object.fromEntries(
    await inTurn(
      await db().select().from(clients).where(isNull(clients.removedAt)).orderBy(asc(clients.code)),
      async client =>
        [
          client.code,
          { ...(await textsOf(client)), sessions: await sessionsOf(client), flags: await flagsOf(client) },
        ] as const,
    ),
  )

async function textsOf(client: Client) {
  const key = vault().keyOf(client)
  const courses = await db().select().from(episodes).where(eq(episodes.clientId, client.id))
  const pins = await db().select().from(eventPins).where(eq(eventPins.clientId, client.id))
  return {
    name: key.open('clients.sealed_name', client.id, client.sealedName),
    birthDate: key.open('clients.sealed_birth_date', client.id, client.sealedBirthDate),
    pronouns: key.open('clients.sealed_pronouns', client.id, client.sealedPronouns),
    episodes: courses
      .map(each => ({
        startedOn: each.startedOn,
        endedOn: each.endedOn,
        startReason: key.open('episodes.sealed_start_reason', each.id, each.sealedStartReason),
        endReason: key.open('episodes.sealed_end_reason', each.id, each.sealedEndReason),
      }))
      .toSorted((a, b) => a.startedOn.localeCompare(b.startedOn)),
    events: pins
      .map(each => `${each.happenedOn} ${key.open('event_pins.sealed_text', each.id, each.sealedText)}`)
      .toSorted(),
  }
}

/** Void sessions and their flags are history: they are in no number. */
const sessionsOf = async (client: Client) =>
  (
    await inTurn(
      await db()
        .select()
        .from(sessions)
        .where(and(eq(sessions.clientId, client.id), isNotVoid(db()))),
      async each => `${each.heldOn} ${each.attendance}: ${(await sheetsOf(each.id)).join('; ')}`,
    )
  ).toSorted()

const sheetsOf = async (sessionId: string) =>
  (
    await inTurn(await db().select().from(assessments).where(eq(assessments.sessionId, sessionId)), async each =>
      [each.instrumentId, each.respondent, each.target, each.state, each.absence, await contentOf(each.id)].join(' '),
    )
  ).toSorted()

async function contentOf(assessmentId: string): Promise<string> {
  const given = await db()
    .select()
    .from(answers)
    .where(eq(answers.assessmentId, assessmentId))
    .orderBy(asc(answers.item))
  const computed = await db()
    .select()
    .from(scores)
    .where(eq(scores.assessmentId, assessmentId))
    .orderBy(asc(scores.scale))
  return [
    given.map(each => each.value ?? each.absence).join(','),
    ...computed.map(each => `${each.scale}=${each.value}`),
  ].join(' ')
}

const flagsOf = async (client: Client) =>
  (
    await db()
      .select({ flag: flags, ending: resolutions.outcome })
      .from(flags)
      .innerJoin(sessions, eq(sessions.id, flags.sessionId))
      .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
      .where(and(eq(flags.clientId, client.id), isNotVoid(db())))
  )
    .map(({ flag, ending }) => `${flag.evidenceOn} ${flag.rule} ${flag.tier} ${ending ?? 'open'}`)
    .toSorted()
