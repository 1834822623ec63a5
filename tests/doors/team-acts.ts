import { randomUUID } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { openInEmergency } from '@/db/emergencies'
import { db } from '@/db/open'
import { returnsToAnswer } from '@/db/returns'
import { emergencies } from '@/db/schema'
import { clientsToTransfer, transferClients, transfersMade } from '@/db/transfers'
import { coverDays } from '@/lib/cover'
import { comeBack } from '../support/returns'
import { type ActDoors, clinicians, everybody, form, keeper } from './act-door'
import { day, must, shown, type Told } from './told-practice'

/*
 * Who works with whom, for how long, and what is opened in an emergency. What gives somebody access is tried with clients of Tomas's, of whom
 * nothing is looked for in answers. Each stands so that it can be carried out after those above it.
 */

const key = () => randomUUID()

const clients = 'app/(practice)/clients/[clientId]/actions.ts'
const emergency = 'app/(practice)/emergency/actions.ts'
const transfers = 'app/(practice)/me/transfer/actions.ts'
const returning = 'app/(practice)/returning/actions.ts'

async function cover({ viewers: { mara }, worked }: Told) {
  const found = (await shown(mara, worked.target)).careTeam.find(({ coversFor }) => coversFor !== null)
  if (!found || found.toAt === null) throw new Error('Nobody covers')
  return { id: found.id, days: coverDays({ fromAt: found.fromAt, toAt: found.toAt }, mara.timeZone) }
}

/** The place that Mara has with the first of Tomas's clients, opened anew. */
async function openedByMara({ viewers: { mara } }: Told): Promise<string> {
  must(await openInEmergency(mara, { key: key(), code: 'TQ-1', reason: 'A crisis call' }, Date.now()))
  const [newest] = await db().select().from(emergencies).orderBy(desc(emergencies.placeId)).limit(1)
  return newest?.placeId ?? ''
}

/** The second of Tomas's clients, who went to Olaf. */
async function transferred({ viewers: { tomas, olaf }, lent }: Told): Promise<string> {
  const [made] = await transfersMade(tomas, Date.now())
  if (made) return made.id
  const given = { key: key(), fromId: tomas.personId, toId: olaf.personId, clientIds: [lent[1] ?? ''], mark: '' }
  return must(await transferClients(tomas, { ...given, reason: 'On leave', lastOn: null }, Date.now())).transferId
}

/** Wim, who works with a client of Tomas's, comes back by a link alone. */
async function wimReturned({ viewers: { ines }, wim }: Told) {
  await comeBack(wim, { by: ines, now: Date.now() })
  const found = await returnsToAnswer(ines, Date.now())
  return form({ returnId: found.at(-1)?.id ?? '' })
}

export const teamActs: ActDoors = {
  [`${returning}#confirm`]: { by: ['tomas'], sent: wimReturned },
  [`${returning}#reject`]: { by: ['tomas', 'ines'], sent: wimReturned },
  'app/(practice)/actions.ts#markNoticesRead': { by: everybody, sent: () => form({ noticeIds: key() }) },
  [`${clients}#makeResponsible`]: {
    by: keeper,
    sent: async ({ viewers: { mara, olaf }, worked }) => {
      const responsibilityId = (await shown(mara, worked.main)).responsible?.id ?? 'none'
      return form({ clientId: worked.main, personId: olaf.personId, responsibilityId })
    },
    // Olaf has left: what only those are told who may ask.
    says: /Choose a clinician of the care team/,
  },
  [`${clients}#cover`]: {
    by: keeper,
    sent: ({ worked, pia }) =>
      form({ clientId: worked.target, key: key(), personId: pia.personId, fromOn: day(60), lastOn: day(62) }),
  },
  [`${clients}#changeCoverDays`]: {
    by: keeper,
    sent: async told => {
      const { id: membershipId, days } = await cover(told)
      const before = { fromBefore: days.fromOn, lastBefore: days.lastOn }
      return form({ membershipId, ...before, fromOn: days.fromOn, lastOn: day(33) })
    },
  },
  [`${emergency}#open`]: {
    by: clinicians,
    sent: () => form({ key: key(), code: 'TQ-1', reason: 'A call from their number' }),
  },
  [`${emergency}#end`]: { by: keeper, sent: async told => form({ placeId: await openedByMara(told) }) },
  [`${emergency}#endForOther`]: { by: ['tomas'], sent: async told => form({ placeId: await openedByMara(told) }) },
  [`${emergency}#review`]: {
    by: ['tomas', 'ines'],
    sent: async told => form({ placeId: await openedByMara(told), finding: 'needed' }),
  },
  [`${transfers}#undo`]: { by: ['tomas', 'ines'], sent: async told => form({ transferId: await transferred(told) }) },
  [`${transfers}#transfer`]: {
    by: ['tomas', 'ines'],
    sent: async ({ viewers, lent }, by) => {
      const { tomas, olaf, ines } = viewers
      const about = { key: key(), fromId: tomas.personId, toId: olaf.personId, reason: 'On leave' }
      if (by !== ines) return form({ ...about, mark: 'none', clientId: [lent[2] ?? ''] })
      return form({
        ...about,
        all: 'on',
        mark: (await clientsToTransfer(ines, tomas.personId, Date.now()))?.mark ?? '',
      })
    },
  },
}
