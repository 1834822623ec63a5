import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visibleRows } from '@/components/caseload/filters'
import { clientRows } from '@/components/caseload/rows'
import { caseload } from '@/db/caseload'
import { client } from '@/db/client-pages'
import { beginEpisode, endEpisode } from '@/db/episodes'
import { acknowledgeFlag, flagsToReview, openFlagCount, resolveFlag } from '@/db/flags'
import type { Viewer } from '@/lib/viewer'
import { all, allianceOf, distress, newClient, recordWeek } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { day, freshPractice, monday } from '../support/practice'
import { times } from '../support/test-all'

/* Whatever has happened, the number in the menu is that of the flags one comes to from the lists. */

type Happening = 'safety' | 'drop' | 'acknowledge' | 'resolve' | 'end' | 'again'
const happening = fc.constantFrom<Happening>('safety', 'drop', 'acknowledge', 'resolve', 'end', 'again')
const now = monday + 200 * day
const steady = [48, 49, 47, 48, 49]

test('the menu counts what the caseload and the list of flags lead to', async () => {
  const happened = fc.array(fc.tuple(fc.constantFrom(0, 1), happening), { minLength: 4, maxLength: 10 })
  await fc.assert(
    fc.asyncProperty(happened, async acts => {
      const practice = await freshPractice()
      try {
        const weeks = [0, 0]
        const ids = [await newClient(practice.mara, 'K-001', null), await newClient(practice.mara, 'K-002', null)]
        for (const [who, act] of acts) weeks[who] = await happen(practice.mara, ids[who] ?? '', act, weeks[who] ?? 0)
        await expectTheSame(practice.mara)
      } finally {
        await practice.remove()
      }
    }),
    { numRuns: times(12, 2) },
  )
}, 300_000)

async function expectTheSame(viewer: Viewer) {
  await expectFactsInStep()
  const count = await openFlagCount(viewer)
  const { flags, groups, waiting } = await flagsToReview(viewer, { show: 'open', size: 1000 }, now)
  const counted = (each: { tier: string; quiet: boolean }) => each.tier !== 'note' && !each.quiet
  expect(groups.filter(({ lead }) => counted(lead))).toHaveLength(count)
  expect(waiting.toReview).toBe(count)
  const rows = clientRows(await caseload(viewer, now), { today: '2026-07-24', locale: 'en-GB' })
  const views = await Promise.all(visibleRows(rows, 'all', '').map(({ id }) => client(viewer, id, now)))
  const reached = views.flatMap(view => view?.flags ?? []).filter(flag => flag.ending === null && counted(flag))
  expect(reached.map(({ id }) => id).toSorted()).toEqual(
    flags
      .filter(counted)
      .map(({ id }) => id)
      .toSorted(),
  )
  expect(visibleRows(rows, 'review', '').map(({ id }) => id)).toEqual(
    expect.arrayContaining([...new Set(reached.map(flag => flag.client.id))]),
  )
}

/** What happens with one client; gives the week that comes next. What cannot happen does not. */
async function happen(viewer: Viewer, clientId: string, act: Happening, week: number): Promise<number> {
  const view = await client(viewer, clientId, now)
  const [episode] = view?.episodes ?? []
  const flag = view?.flags.find(each => each.ending === null)
  const which = { flagId: flag?.id ?? '', version: flag?.version ?? 0 }
  if (act === 'acknowledge') await acknowledgeFlag(viewer, { ...which, note: null }, now)
  if (act === 'resolve') await resolveFlag(viewer, { ...which, reason: 'Spoken about' }, now)
  if (!episode) return week
  const on = new Date(monday + week * 7 * day).toISOString().slice(0, 10)
  if (act === 'again' && episode.endedOn !== null)
    await beginEpisode(viewer, { clientId, key: `${clientId}.${week}`, startedOn: on, reason: null }, now)
  if (episode.endedOn !== null) return week
  if (act === 'end') {
    const open = view?.flags.filter(each => each.tier === 'safety' && each.ending === null) ?? []
    const safety = open.map(({ id: flagId, version }) => ({ flagId, version, done: null }))
    const ending = { endedOn: on, endKind: 'other' as const, reason: null, safety }
    await endEpisode(viewer, { episodeId: episode.id, version: episode.version, ...ending }, now)
    return week + 1
  }
  if (act === 'safety') await recordWeek(viewer, clientId, week, [distress({ ...all(10, 1), 6: 2 })])
  if (act === 'drop') {
    for (const [index, sum] of [...steady, 28].entries())
      await recordWeek(viewer, clientId, week + index, [allianceOf(sum)])
    return week + steady.length + 1
  }
  return act === 'safety' ? week + 1 : week
}
