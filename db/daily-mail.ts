import { eq } from 'drizzle-orm'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { db } from './open'
import { notFound, type Outcome } from './outcome'
import { first } from './rows'
import { dailyMails } from './schema'
import { write } from './write'

/** At which hour of the practice's day the viewer is mailed the day's counts; null where they are not. */
export async function ownDailyMail(viewer: Viewer): Promise<number | null> {
  if (!may(viewer, 'keepClients')) return null
  return (await first(db().select().from(dailyMails).where(eq(dailyMails.personId, viewer.personId))))?.hour ?? null
}

/** Chooses that hour, 0 to 23; null for no mail. */
export async function chooseDailyMail(viewer: Viewer, hour: number | null, now: number): Promise<Outcome> {
  if (!may(viewer, 'keepClients')) return notFound
  return write<Outcome>(viewer, async tx => {
    const { practiceId, personId } = viewer
    const own = eq(dailyMails.personId, personId)
    const kept = await first(tx.select().from(dailyMails).where(own))
    if ((kept?.hour ?? null) === hour) return { ok: true }
    await tx.delete(dailyMails).where(own)
    if (hour !== null) await tx.insert(dailyMails).values({ personId, practiceId, hour, chosenAt: now })
    await audit(tx, viewer, { act: 'daily-mail.choose', now })
    return { ok: true }
  })
}
