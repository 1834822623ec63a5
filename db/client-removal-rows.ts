import { and, eq, inArray } from 'drizzle-orm'
import { isNotOver } from './care-team-rows'
import type { Sql } from './engine'
import { endResponsibility } from './responsible-rows'
import {
  answerRequests,
  answerVisits,
  careTeam,
  clientContacts,
  clients,
  episodes,
  handovers,
  keptAnswers,
  mailings,
  measurePauses,
  measurePlans,
  sessions,
  summaries,
} from './schema'

/** What a removed client's row holds. */
const nothing = {
  code: '',
  codeFolded: '',
  codeCompact: '',
  keyId: '',
  wrappedKey: Buffer.alloc(0),
  sealedName: null,
  sealedBirthDate: null,
  sealedPronouns: null,
  sealedPreferredName: null,
  sealedLanguage: null,
  status: 'not-in-therapy' as const,
  nextSessionOn: null,
}

type Removal = { clientId: string; version: number; by: string | null; now: number }

/** Leaves of a client a row that the audit points to, without key, name or code, and ends who may open them. */
export async function emptyClient(tx: Sql, { clientId, version, by, now }: Removal): Promise<void> {
  const open = tx
    .select({ id: careTeam.id })
    .from(careTeam)
    .where(and(eq(careTeam.clientId, clientId), isNotOver(now)))
  await tx.update(careTeam).set({ toAt: now, endedBy: by }).where(inArray(careTeam.id, open))
  await endResponsibility(tx, clientId, now)
  const left = { ...nothing, removedAt: now, removedBy: by, version: version + 1 }
  await tx.update(clients).set(left).where(eq(clients.id, clientId))
}

/**
 * What they were asked to answer and have not sent, sessions that were begun and hold nothing, the line of the caseload, the client's own plan,
 * pauses and address, and the reasons of the episode.
 */
export async function removeTraces(tx: Sql, clientId: string): Promise<void> {
  await removeQuestions(tx, clientId)
  await tx.delete(sessions).where(eq(sessions.clientId, clientId))
  await tx.delete(summaries).where(eq(summaries.clientId, clientId))
  await tx.delete(measurePauses).where(eq(measurePauses.clientId, clientId))
  await tx.delete(measurePlans).where(eq(measurePlans.clientId, clientId))
  await tx.delete(clientContacts).where(eq(clientContacts.clientId, clientId))
  const reasons = { sealedStartReason: null, sealedEndReason: null }
  await tx.update(episodes).set(reasons).where(eq(episodes.clientId, clientId))
}

/** Each after what refers to it. A link or a code that is in somebody's hands leads nowhere from then on. */
async function removeQuestions(tx: Sql, clientId: string): Promise<void> {
  await tx.delete(keptAnswers).where(eq(keptAnswers.clientId, clientId))
  await tx.delete(mailings).where(eq(mailings.clientId, clientId))
  await tx.delete(answerVisits).where(eq(answerVisits.clientId, clientId))
  await tx.delete(handovers).where(eq(handovers.clientId, clientId))
  await tx.delete(answerRequests).where(eq(answerRequests.clientId, clientId))
}
