import { asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { audit } from './audit'
import { clientKeptBy, openEpisode } from './found'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { invalid, notFound, type Outcome } from './outcome'
import { eventPins } from './schema'
import type { ClientKey } from './vault'
import { once, write } from './write'

export type PinView = { id: string; happenedOn: string; text: string }

/** What happened in an episode beside the sessions, by date. */
export function pinsOf(tx: Sql, key: ClientKey, episodeId: string): PinView[] {
  const found = tx
    .select()
    .from(eventPins)
    .where(eq(eventPins.episodeId, episodeId))
    .orderBy(asc(eventPins.happenedOn))
    .all()
  return found.map(pin => ({
    id: pin.id,
    happenedOn: pin.happenedOn,
    text: key.open('event_pins.sealed_text', pin.sealedText) ?? '',
  }))
}

type NewPin = { clientId: string; key: string; happenedOn: string; text: string }
const added = z.object({ pinId: z.string() })

/** Pins an event to the open episode of a client. */
export async function addPin(viewer: Viewer, pin: NewPin, now: number): Promise<Outcome<z.output<typeof added>>> {
  return write(tx =>
    once(tx, viewer, { key: pin.key, act: 'pin.add', sent: pin, now }, added, () => {
      const client = clientKeptBy(tx, viewer, pin.clientId)
      if (!client) return notFound
      const episode = openEpisode(tx, client.id)
      if (!episode) return invalid({ happenedOn: ['This client has no open episode.'] })
      if (pin.happenedOn < episode.startedOn) return invalid({ happenedOn: ['This is before the episode began.'] })
      const id = newId()
      const about = { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }
      const sealedText = vault().unwrap(client).sealText('event_pins.sealed_text', pin.text)
      tx.insert(eventPins)
        .values({ id, ...about, happenedOn: pin.happenedOn, sealedText, by: viewer.personId, at: now })
        .run()
      audit(tx, viewer, { act: 'pin.add', clientId: client.id, subjectId: id, now })
      return { ok: true, pinId: id }
    }),
  )
}
