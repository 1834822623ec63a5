import { and, count, desc, eq, isNotNull, type SQL } from 'drizzle-orm'
import { closePractice, db, openPractice } from '@/db/open'
import { first } from '@/db/rows'
import { clients, flags, practices, sessions } from '@/db/schema'
import type { BenchFile, CourseLength } from './bench-file'
import { inCopy } from './marked-ids'
import type { Team } from './team'
import type { Staff, Template } from './template'

/**
 * Who and what is in a practice that was just filled. It is opened as a server opens it, which throws where something is not in order,
 * and closed again.
 */
export async function whoIsIn(folder: string, staff: Staff, { seed, today, team }: Template): Promise<BenchFile> {
  await openPractice(folder)
  try {
    const counts = await countsIn()
    const ofEach = async (work: (length: CourseLength) => Promise<string>) => ({
      10: await work('10'),
      100: await work('100'),
      300: await work('300'),
    })
    return {
      madeFrom: { sessions: counts.sessions, seed, today },
      counts,
      practiceId: needed(await first(db().select({ id: practices.id }).from(practices))),
      adminId: staff.adminId,
      clinicianId: inCopy(staff.clinicianId, 0),
      supervisors: { few: staff.few, many: staff.many },
      clients: await ofEach(length => clientOf(team, length)),
      newestSessions: await ofEach(async length => newestSession(await clientOf(team, length))),
    }
  } finally {
    closePractice()
  }
}

const isSaved = isNotNull(sessions.recordedAt)

const countsIn = async () => ({
  sessions: await countOf(sessions, isSaved),
  clients: await countOf(clients),
  flags: await countOf(flags),
})

const countOf = async (table: typeof sessions | typeof clients | typeof flags, where?: SQL): Promise<number> =>
  (await first(db().select({ rows: count() }).from(table).where(where)))?.rows ?? 0

/** The first team's clients have the codes of the template. */
const clientOf = async ({ measured }: Team, length: CourseLength): Promise<string> =>
  needed(await first(db().select({ id: clients.id }).from(clients).where(eq(clients.code, measured[length]))))

const newestSession = async (clientId: string): Promise<string> =>
  needed(
    await first(
      db()
        .select({ id: sessions.id })
        .from(sessions)
        .where(and(eq(sessions.clientId, clientId), isSaved))
        .orderBy(desc(sessions.heldOn), desc(sessions.id)),
    ),
  )

function needed(found: { id: string } | undefined): string {
  if (!found) throw new Error('Something that the template has is not in the practice')
  return found.id
}
