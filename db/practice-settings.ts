import { createHash } from 'node:crypto'
import type { Settings } from '../lib/settings'
import { may, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { newId } from './ids'
import { db } from './open'
import { conflict, notFound, type Outcome } from './outcome'
import { reevaluatePractice } from './reevaluate'
import { practiceSettings as table } from './schema'
import { settingsIn } from './settings'
import { write } from './write'

/** The practice's settings, with a mark by which a change knows whether they are still the ones that were read. */
export async function practiceSettings(viewer: Viewer): Promise<{ settings: Settings; mark: string }> {
  const settings = settingsIn(db(), viewer.practiceId)
  return { settings, mark: markOf(settings) }
}

const markOf = (settings: Settings) =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16)

/** Sets the practice's settings and reads every episode again by them, in one act. Administrators only. */
export async function changeSettings(
  viewer: Viewer,
  { mark, settings }: { mark: string; settings: Settings },
  now: number,
): Promise<Outcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return write(tx => {
    const { practiceId, personId } = viewer
    const before = markOf(settingsIn(tx, practiceId))
    if (before === markOf(settings)) return { ok: true }
    if (before !== mark) return conflict
    tx.insert(table).values({ id: newId(), practiceId, settings, changedBy: personId, changedAt: now }).run()
    reevaluatePractice(tx, practiceId, now)
    audit(tx, viewer, { act: 'settings.change', subjectId: practiceId, now })
    return { ok: true }
  })
}
