import { and, eq } from 'drizzle-orm'
import { newId } from '@/db/ids'
import { vault } from '@/db/open'
import {
  answerRequests,
  answerSettings,
  answersSeen,
  answerVisits,
  assessments,
  clientContacts,
  clients,
  goalRatings,
  goals,
  handovers,
  keptAnswers,
  mailings,
  sessions,
  sheetRevisions,
  sheetSources,
} from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import type { Viewer } from '@/lib/viewer'

/** A row about a client in every table of what clients answer by themselves, as they are kept and not as an act makes them. */
export async function fillAskedClient(viewer: Viewer, clientId: string, now: number): Promise<void> {
  const { practiceId, personId, loginId } = viewer
  await writeUnattended(async tx => {
    const [client] = await tx.select().from(clients).where(eq(clients.id, clientId))
    const ofClient = and(eq(assessments.clientId, clientId), eq(assessments.state, 'final'))
    const [sheet] = await tx.select().from(assessments).where(ofClient).limit(1)
    if (!client || !sheet) throw new Error('The client has no sheet')
    const [session] = await tx.select().from(sessions).where(eq(sessions.id, sheet.sessionId))
    const episodeId = session?.episodeId ?? ''
    const key = vault().keyOf(client)
    const of = { practiceId, clientId }
    const [requestId, handoverId, goalId, revisionId, contactId] = [newId(), newId(), newId(), newId(), newId()]
    await tx.insert(answerRequests).values({
      ...{ id: requestId, ...of, episodeId, sessionId: sheet.sessionId, occasion: 'session', way: 'handover' },
      ...{ language: 'en', measures: ['core-10:client:'], asksGoals: true, check: 'in-person', tokenHash: requestId },
      ...{ askedBy: personId, askedAt: now, expiresAt: now + 1 },
    })
    await tx.insert(handovers).values({
      ...{ id: handoverId, ...of, loginId, personId, sessionId: sheet.sessionId, requestId, openedAt: now },
      ...{ endedAt: now, outcome: 'given-back' },
    })
    await tx.insert(answerVisits).values({
      ...{ id: newId(), ...of, requestId, secretHash: requestId, way: 'handover', handoverId, language: 'en' },
      ...{ begunAt: now, seenAt: now },
    })
    const kept = { requestId, ...of, measure: 'core-10:client:', givenAt: now }
    await tx.insert(keptAnswers).values([
      { ...kept, item: 1, value: 0 },
      { ...kept, item: 2, absence: 'declined' },
    ])
    await tx.insert(answersSeen).values({ requestId, ...of, seenBy: personId, seenAt: now })
    const sent = { way: 'handover', language: 'en', sentAt: now } as const
    await tx.insert(sheetSources).values({ assessmentId: sheet.id, ...of, requestId, ...sent })
    await tx.insert(sheetRevisions).values({
      ...{ id: revisionId, ...of, assessmentId: sheet.id, content: {}, revisedBy: personId, revisedAt: now },
      sealedReason: key.seal('sheet_revisions.sealed_reason', revisionId, 'Typed one line too low'),
    })
    await tx.insert(clientContacts).values({
      ...{ id: contactId, ...of, agreedOn: '2026-01-05', notedBy: personId, notedAt: now },
      sealedEmail: key.sealText('client_contacts.sealed_email', contactId, 'asked@example.org'),
    })
    const mail = { practiceId, clientId, requestId, dueAt: now }
    await tx.insert(mailings).values({ id: newId(), ...mail, kind: 'reminder', once: `reminder:${requestId}` })
    await tx.insert(goals).values({
      ...{ id: goalId, ...of, episodeId, position: 1, setOn: '2026-01-05', setBy: personId, setAt: now },
      sealedText: key.sealText('goals.sealed_text', goalId, 'Sleep through the night'),
    })
    await tx.insert(goalRatings).values({
      ...{ goalId, sessionId: sheet.sessionId, ratedBy: 'client', ...of, value: 4, requestId },
      ...{ recordedBy: personId, recordedAt: now },
    })
    const changed = { changedBy: personId, changedAt: now }
    await tx.insert(answerSettings).values({ id: newId(), practiceId, settings: {}, ...changed })
  })
}
