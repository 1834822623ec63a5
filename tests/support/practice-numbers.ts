import { and, asc, eq, isNull } from 'drizzle-orm'
import { isNotVoid } from '@/db/history'
import { db, vault } from '@/db/open'
import { answers, assessments, clients, episodes, eventPins, flags, resolutions, scores, sessions } from '@/db/schema'

type Client = typeof clients.$inferSelect

/** What a practice holds of each client, by code: texts opened, scores and answers by session, flags with how they ended. */
export const practiceNumbers = () =>
  Object.fromEntries(
    db()
      .select()
      .from(clients)
      .where(isNull(clients.removedAt))
      .orderBy(asc(clients.code))
      .all()
      .map(client => [client.code, { ...textsOf(client), sessions: sessionsOf(client), flags: flagsOf(client) }]),
  )

function textsOf(client: Client) {
  const key = vault().unwrap(client)
  const courses = db().select().from(episodes).where(eq(episodes.clientId, client.id)).all()
  const pins = db().select().from(eventPins).where(eq(eventPins.clientId, client.id)).all()
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
const sessionsOf = (client: Client) =>
  db()
    .select()
    .from(sessions)
    .where(and(eq(sessions.clientId, client.id), isNotVoid(db())))
    .all()
    .map(each => `${each.heldOn} ${each.attendance}: ${sheetsOf(each.id).join('; ')}`)
    .toSorted()

const sheetsOf = (sessionId: string) =>
  db()
    .select()
    .from(assessments)
    .where(eq(assessments.sessionId, sessionId))
    .all()
    .map(each =>
      [each.instrumentId, each.respondent, each.target, each.state, each.absence, contentOf(each.id)].join(' '),
    )
    .toSorted()

function contentOf(assessmentId: string): string {
  const given = db()
    .select()
    .from(answers)
    .where(eq(answers.assessmentId, assessmentId))
    .orderBy(asc(answers.item))
    .all()
  const computed = db()
    .select()
    .from(scores)
    .where(eq(scores.assessmentId, assessmentId))
    .orderBy(asc(scores.scale))
    .all()
  return [
    given.map(each => each.value ?? each.absence).join(','),
    ...computed.map(each => `${each.scale}=${each.value}`),
  ].join(' ')
}

const flagsOf = (client: Client) =>
  db()
    .select({ flag: flags, ending: resolutions.outcome })
    .from(flags)
    .innerJoin(sessions, eq(sessions.id, flags.sessionId))
    .leftJoin(resolutions, eq(resolutions.flagId, flags.id))
    .where(and(eq(flags.clientId, client.id), isNotVoid(db())))
    .all()
    .map(({ flag, ending }) => `${flag.evidenceOn} ${flag.rule} ${flag.tier} ${ending ?? 'open'}`)
    .toSorted()
