import { and, count, desc, eq, isNotNull, type SQL } from 'drizzle-orm'
import { closePractice, db, openPractice } from '@/db/open'
import { clients, flags, practices, sessions } from '@/db/schema'
import type { BenchFile, CourseLength } from './bench-file'
import { inCopy } from './marked-ids'
import type { Team } from './team'
import type { Staff, Template } from './template'

/**
 * Who and what is in a practice that was just filled. It is opened as a server opens it, which throws where something is not in order,
 * and closed again.
 */
export function whoIsIn(folder: string, staff: Staff, { seed, today, team }: Template): BenchFile {
  openPractice(folder)
  try {
    const counts = countsIn()
    const ofEach = (work: (length: CourseLength) => string) => ({ 10: work('10'), 100: work('100'), 300: work('300') })
    return {
      madeFrom: { sessions: counts.sessions, seed, today },
      counts,
      practiceId: needed(db().select({ id: practices.id }).from(practices).get()),
      adminId: staff.adminId,
      clinicianId: inCopy(staff.clinicianId, 0),
      supervisors: { few: staff.few, many: staff.many },
      clients: ofEach(length => clientOf(team, length)),
      newestSessions: ofEach(length => newestSession(clientOf(team, length))),
    }
  } finally {
    closePractice()
  }
}

const isSaved = isNotNull(sessions.recordedAt)

const countsIn = () => ({
  sessions: countOf(sessions, isSaved),
  clients: countOf(clients),
  flags: countOf(flags),
})

const countOf = (table: typeof sessions | typeof clients | typeof flags, where?: SQL): number =>
  db().select({ rows: count() }).from(table).where(where).get()?.rows ?? 0

/** The first team's clients have the codes of the template. */
const clientOf = ({ measured }: Team, length: CourseLength): string =>
  needed(db().select({ id: clients.id }).from(clients).where(eq(clients.code, measured[length])).get())

const newestSession = (clientId: string): string =>
  needed(
    db()
      .select({ id: sessions.id })
      .from(sessions)
      .where(and(eq(sessions.clientId, clientId), isSaved))
      .orderBy(desc(sessions.heldOn), desc(sessions.id))
      .get(),
  )

function needed(found: { id: string } | undefined): string {
  if (!found) throw new Error('Something that the template has is not in the practice')
  return found.id
}
