import { eq } from 'drizzle-orm'
import { newAnswerSecret } from './answer-visit-rows'
import { auditMachine } from './audit'
import { db, type Sql } from './open'
import { first } from './rows'
import { tablets } from './schema'
import { isLinkOpen, type Tablet, tabletLink, tabletSecretHash } from './tablet-rows'
import { writeUnattended } from './write-unattended'

/** The name of the tablet that a link makes of a device; null where it makes one of none. Opening it changes nothing. */
export const tabletToEnrol = async (token: string, now: number): Promise<string | null> =>
  (await openByToken(db(), token, now))?.name ?? null

async function openByToken(tx: Sql, token: string, now: number): Promise<Tablet | null> {
  const id = tabletLink.idIn(token)
  const found = id === null ? undefined : await first(tx.select().from(tablets).where(eq(tablets.id, id)))
  return found && isLinkOpen(found, now) ? found : null
}

/** Makes a device a tablet of the practice, once; gives what goes into its cookie, and null where the link is over. */
export async function enrolTablet(token: string, now: number): Promise<string | null> {
  // Nothing is written, and nobody waits, for a link that is none.
  if ((await tabletToEnrol(token, now)) === null) return null
  return writeUnattended(async tx => {
    const tablet = await openByToken(tx, token, now)
    if (!tablet) return null
    const secret = newAnswerSecret()
    const enrolled = { secretHash: tabletSecretHash(secret), enrolledAt: now, seenAt: now }
    await tx.update(tablets).set(enrolled).where(eq(tablets.id, tablet.id))
    await auditMachine(tx, { act: 'tablet.enrol', subjectId: tablet.id, now })
    return secret
  })
}
