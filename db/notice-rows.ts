import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { NoticeKind } from '../lib/notices'
import { newId } from './ids'
import type { Sql } from './open'
import { careTeam, notices, people, responsibilities } from './schema'

type Told = {
  practiceId: string
  kind: NoticeKind
  /** Whom it is about, where it is about somebody of the practice. */
  aboutId?: string
  /** Who did it, who is not told; null where nobody did who is logged in. */
  by: string | null
  clientId?: string
  count?: number
  /** Fixed words or calendar dates, never anything that was typed. */
  detail?: string
}

/**
 * Tells people something on the first page they see, within the act that did it. Each is told once, whoever did it is not, and nobody who has
 * left. What a kind says is in lib/notices.ts.
 */
export async function notify(tx: Sql, told: Told & { to: readonly string[] }, now: number): Promise<void> {
  const { to, by, practiceId, kind, clientId = null, aboutId = null, count = null, detail = null } = told
  const others = [...new Set(to)].filter(id => id !== by)
  if (others.length === 0) return
  const here = await tx
    .select({ personId: people.id })
    .from(people)
    .where(and(inArray(people.id, others), eq(people.practiceId, practiceId), isNull(people.leftAt)))
    .orderBy(people.id)
  const about = { practiceId, kind, clientId, aboutId, actedBy: by, count, detail, toldAt: now }
  if (here.length > 0)
    await tx.insert(notices).values(here.map(({ personId }) => ({ id: newId(), personId, ...about })))
}

/** As `notify`, of a client: their responsible clinician, those who work with them, and whom it is about. */
export async function notifyTeam(tx: Sql, told: Told & { clientId: string }, now: number): Promise<void> {
  const to = [...(await cliniciansToTell(tx, told.clientId)), ...(told.aboutId === undefined ? [] : [told.aboutId])]
  await notify(tx, { ...told, to }, now)
}

/** Who works with a client without covering for somebody, and who is responsible for them. */
export async function cliniciansToTell(tx: Sql, clientId: string): Promise<string[]> {
  const works = and(eq(careTeam.clientId, clientId), eq(careTeam.role, 'clinician'), isNull(careTeam.toAt))
  const isResponsible = and(eq(responsibilities.clientId, clientId), isNull(responsibilities.toAt))
  const found = await tx.select({ id: careTeam.personId }).from(careTeam).where(works).orderBy(careTeam.id)
  const responsible = await tx.select({ id: responsibilities.personId }).from(responsibilities).where(isResponsible)
  return [...new Set([...found, ...responsible].map(({ id }) => id))]
}
