import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import { findOwnClient, openEpisode } from './access'
import { audit } from './audit'
import { newId } from './ids'
import { type Sql, vault } from './open'
import { conflict, invalid, notFound, type Outcome } from './outcome'
import { changed, first } from './rows'
import { episodes, eventPins } from './schema'
import { done, keyOfVersion, once, write } from './write'

type NewPin = { clientId: string; key: string; happenedOn: string; text: string }
const added = z.object({ pinId: z.string() })

/** Pins an event to the open episode of a client. */
export async function addPin(viewer: Viewer, pin: NewPin, now: number): Promise<Outcome<z.output<typeof added>>> {
  return write(viewer, tx =>
    once(tx, viewer, { key: pin.key, act: 'pin.add', sent: pin, now }, added, async () => {
      const client = await findOwnClient(tx, viewer, pin.clientId)
      if (!client) return notFound
      const episode = await openEpisode(tx, client.id)
      if (!episode) return invalid({ happenedOn: ['This client has no open episode.'] })
      const slip = dayProblem(episode, pin.happenedOn)
      if (slip) return invalid({ happenedOn: [slip] })
      const id = newId()
      const about = { practiceId: viewer.practiceId, clientId: client.id, episodeId: episode.id }
      const sealedText = vault().keyOf(client).sealText('event_pins.sealed_text', id, pin.text)
      await tx
        .insert(eventPins)
        .values({ id, ...about, happenedOn: pin.happenedOn, sealedText, addedBy: viewer.personId, addedAt: now })
      await audit(tx, viewer, { act: 'pin.add', clientId: client.id, subjectId: id, now })
      return { ok: true, pinId: id }
    }),
  )
}

type Which = { clientId: string; pinId: string; version: number }

/** Corrects what happened or when, unless somebody else has changed it since it was read. */
export async function changePin(
  viewer: Viewer,
  { clientId, pinId, version, happenedOn, text }: Which & { happenedOn: string; text: string },
  now: number,
): Promise<Outcome> {
  const act = 'pin.change'
  const sent = { key: keyOfVersion(act, pinId, version), act, sent: { happenedOn, text }, now }
  return write(viewer, tx =>
    once(tx, viewer, sent, done, async () => {
      const client = await findOwnClient(tx, viewer, clientId)
      if (!client) return notFound
      const episode = await episodeOf(tx, clientId, pinId)
      if (!episode) return invalid({ text: [gone] })
      // An unchanged day is not checked again: the episode may have been ended since, on an earlier one.
      const slip = happenedOn === episode.happenedOn ? null : dayProblem(episode, happenedOn)
      if (slip) return invalid({ happenedOn: [slip] })
      const key = vault().keyOf(client)
      const [column, before] = ['event_pins.sealed_text', episode.sealedText] as const
      const sealedText = key.sealOver(column, pinId, text, before) ?? before
      const change = { happenedOn, sealedText, version: version + 1 }
      if ((await changed(tx.update(eventPins).set(change).where(pinAt(pinId, version)))) === 0) return conflict
      await audit(tx, viewer, { act, clientId, subjectId: pinId, now })
      return { ok: true }
    }),
  )
}

/** Takes an event off the timeline, unless somebody else has changed it since it was read. */
export async function removePin(viewer: Viewer, { clientId, pinId, version }: Which, now: number): Promise<Outcome> {
  return write(viewer, async tx => {
    if (!(await findOwnClient(tx, viewer, clientId))) return notFound
    // Gone already is what was wished.
    if (!(await episodeOf(tx, clientId, pinId))) return { ok: true }
    if ((await changed(tx.delete(eventPins).where(pinAt(pinId, version)))) === 0) return conflict
    await audit(tx, viewer, { act: 'pin.remove', clientId, subjectId: pinId, now })
    return { ok: true }
  })
}

/** Not found would take away the page, and with it what was typed. */
const gone = 'This event was removed in the meantime. What you typed can be added as a new event.'

/** What is wrong with a day for an event of an episode; null when it lies within. */
function dayProblem({ startedOn, endedOn }: { startedOn: string; endedOn: string | null }, day: string) {
  if (day < startedOn) return 'This is before the episode began.'
  return endedOn !== null && day > endedOn ? 'This is after the episode ended.' : null
}

const pinAt = (pinId: string, version: number) => and(eq(eventPins.id, pinId), eq(eventPins.version, version))

/** The episode that one of the client's events is pinned to. */
const episodeOf = async (tx: Sql, clientId: string, pinId: string) =>
  await first(
    tx
      .select({
        startedOn: episodes.startedOn,
        endedOn: episodes.endedOn,
        happenedOn: eventPins.happenedOn,
        sealedText: eventPins.sealedText,
      })
      .from(eventPins)
      .innerJoin(episodes, eq(episodes.id, eventPins.episodeId))
      .where(and(eq(eventPins.id, pinId), eq(eventPins.clientId, clientId))),
  )
