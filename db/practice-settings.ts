import { rules } from '../lib/flags/rules'
import type { Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { previewsGoingOn } from './preview-progress'
import { beginRereading, rereadingOf } from './rereading'
import { goOnReading, practiceReader } from './rereading-run'
import { practiceSettings as table } from './schema'
import { settingsInForce, settingsMark } from './settings'
import type { PreviewSlice, Seen } from './settings-preview'
import { write } from './write'

/**
 * The practice's settings, with a mark by which a change knows whether they are still the ones that were read. `isOlder`: what was set
 * last cannot be read, and these are from before.
 */
export async function practiceSettings(
  viewer: Viewer,
): Promise<{ settings: Settings; isOlder: boolean; mark: string }> {
  const inForce = await settingsInForce(db(), viewer.practiceId)
  return { ...inForce, mark: settingsMark(inForce.settings) }
}

/** Sets the practice's settings, and has every episode read again by them. Administrators only. */
export async function changeSettings(
  viewer: Viewer,
  { mark, settings }: { mark: string; settings: Settings },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  const outcome = await write<Outcome>(viewer, async tx => {
    const { practiceId, personId } = viewer
    const inForce = await settingsInForce(tx, practiceId)
    const before = settingsMark(inForce.settings)
    if (before === settingsMark(settings) && !inForce.isOlder) return { ok: true }
    if (before !== mark) return conflict
    await tx.insert(table).values({ id: newId(), practiceId, settings, changedBy: personId, changedAt: now })
    await beginRereading(tx, practiceId, now)
    await audit(tx, viewer, { act: 'settings.change', subjectId: practiceId, now })
    return { ok: true }
  })
  await goOnReading(viewer.practiceId, now)
  return outcome
}

/** How many episodes were read again so far after a change by which all of them are read, of how many; null where all are read. */
export async function episodesBeingRead(viewer: Viewer): Promise<{ read: number; total: number } | null> {
  const going = await rereadingOf(db(), viewer.practiceId)
  // Of a practice without sessions there is nothing to read.
  return going && going.total > 0 ? { read: going.read, total: going.total } : null
}

export type SettingsPreview = { rule: string; title: string; adds: number; clears: number }[]

/** The page asks every second; one that nobody looks at is let by its browser ask once a minute. In ms. */
const unasked = 75_000

/**
 * How many open flags other settings would add, and how many they would clear, by rule. Numbers alone: whose they are stays with
 * those who care for them. Nothing is written. Null where it was given up: the viewer asked for another one, or left the page.
 */
export async function previewSettings(viewer: Viewer, settings: Settings): Promise<SettingsPreview | null> {
  if (!may(viewer, 'managePractice')) return []
  const changes = await changesAmongAll(viewer, settings)
  if (changes === null) return null
  const among = (rule: string, what: 'adds' | 'clears') =>
    changes.filter(change => change.rule === rule && change.what === what).length
  return rules
    .map(({ id, title }) => ({ rule: id, title, adds: among(id, 'adds'), clears: among(id, 'clears') }))
    .filter(({ adds, clears }) => adds + clears > 0)
}

/** How far a preview that the viewer waits for has come; null where none is being worked out here. It goes on for as long as this is asked. */
export async function previewProgress(viewer: Viewer, now: number): Promise<{ read: number; total: number } | null> {
  const going = previewsGoingOn().get(viewer.personId)
  if (!going) return null
  going.askedAt = now
  return { read: going.read, total: going.total }
}

async function changesAmongAll({ practiceId, personId }: Viewer, settings: Settings): Promise<Seen[] | null> {
  const preview = { read: 0, total: 0, askedAt: Date.now() }
  previewsGoingOn().set(personId, preview)
  const isLast = () => previewsGoingOn().get(personId) === preview
  const found: Seen[] = []
  try {
    for (let afterId: string | null = ''; afterId !== null; ) {
      const slice: PreviewSlice = await practiceReader().preview(practiceId, afterId, settings)
      if (!isLast() || Date.now() - preview.askedAt > unasked) return null
      found.push(...slice.changes)
      afterId = slice.lastId
      preview.read += slice.count
      preview.total = slice.total ?? preview.total
    }
  } finally {
    if (isLast()) previewsGoingOn().delete(personId)
  }
  return found
}
