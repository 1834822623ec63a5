import type { Viewer } from '../lib/viewer'
import { findClientOfOwnTeam } from './access'
import { audit } from './audit'
import { notifyTeam } from './notice-rows'
import { conflict, invalid, notFound, type StepUpOutcome } from './outcome'
import { makeResponsible, responsibleFor, worksWith } from './responsible-rows'
import { done, keyOfVersion, once, writeSteppedUp } from './write'

type Change = {
  clientId: string
  personId: string
  /** The responsibility that ends, as it was shown: '' where nobody was responsible. */
  responsibilityId: string
}

/**
 * Makes another clinician of the care team responsible for a client. It is for whoever is responsible to do, and for any of the clinicians where
 * nobody is; where they have left, an administrator transfers their clients. The care team is told.
 */
export async function changeResponsible(viewer: Viewer, change: Change, now: number): Promise<StepUpOutcome> {
  const { clientId, personId, responsibilityId } = change
  const act = 'responsible.change'
  const key = keyOfVersion(act, `${clientId}.${responsibilityId}`)
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key, act, sent: personId, now }, done, async () => {
      if (!(await findClientOfOwnTeam(tx, viewer, clientId))) return notFound
      const before = await responsibleFor(tx, clientId)
      if ((before?.id ?? '') !== responsibilityId) return conflict
      if (before && before.personId !== viewer.personId)
        return invalid({ personId: [`${before.name} is responsible for this client: ask them to change it.`] })
      if (!(await worksWith(tx, clientId, personId)))
        return invalid({ personId: ['Choose a clinician of the care team.'] })
      const { practiceId, personId: by } = viewer
      await makeResponsible(tx, { practiceId, clientId, personId, by }, now)
      await audit(tx, viewer, { act, clientId, subjectId: personId, now })
      const about = { practiceId, by, clientId, aboutId: personId }
      await notifyTeam(tx, { ...about, kind: 'responsible.changed' }, now)
      return { ok: true }
    }),
  )
}
