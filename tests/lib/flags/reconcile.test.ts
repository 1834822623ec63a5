import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/dates'
import { reconcile, type StoredFlag } from '@/lib/flags/reconcile'
import { evaluate } from '@/lib/flags/rules'
import { isStatedAnew } from '@/lib/flags/rules/safety-item'
import type { HistorySession } from '@/lib/history'
import { defaultSettings } from '@/lib/settings'
import { alliance, distress, inOrder, one, type Sheet, sessionIn, tension } from '../episode'
import { endedBy, kept, said } from './stored-flags'

const reading = (sessions: readonly HistorySession[]) => evaluate(inOrder(sessions), defaultSettings)
const weeks = (...sheets: Sheet[][]) => sheets.map((each, index) => sessionIn(index + 1, each))
const calm = [4, 4.1, 3.9, 4, 4.1].map(mean => [alliance(mean)])
const dropped = weeks(...calm, [alliance(2)])
const corrected = weeks(...calm, [alliance(4)])
const repaired = [...dropped, sessionIn(7, [alliance(4)])]
const worse = [...dropped, sessionIn(7, [alliance(1.9)])]
const raised = kept([], reading(dropped))
const endedAs = (outcome: 'resolved' | 'dismissed') => raised.map(flag => endedBy(flag, outcome))

describe('what the data does', () => {
  test('a drop is raised, and read again it changes nothing', () => {
    expect(one(reconcile([], reading(dropped))).kind).toBe('raise')
    expect(reconcile(raised, reading(dropped))).toEqual([])
  })

  test('correcting the session withdraws the flag, and correcting it back raises the same one again', () => {
    expect(one(reconcile(raised, reading(corrected)))).toEqual({ kind: 'withdraw', flagId: 'flag-0' })
    const withdrawn = kept(raised, reading(corrected))
    expect(one(reconcile(withdrawn, reading(dropped)))).toMatchObject({ kind: 'renew', raisedAgain: true })
  })

  test('a rating back in range clears it; taken back, it stands again', () => {
    expect(one(reconcile(raised, reading(repaired)))).toMatchObject({ kind: 'clear', flagId: 'flag-0' })
    const cleared = kept(raised, reading(repaired))
    expect(one(reconcile(cleared, reading(dropped)))).toMatchObject({ kind: 'renew', raisedAgain: true })
  })

  test('a second low rating is newer evidence for the same flag', () => {
    expect(one(reconcile(raised, reading(worse)))).toMatchObject({
      kind: 'renew',
      flagId: 'flag-0',
      isNewEvidence: true,
      raisedAgain: false,
    })
  })

  test('a finding first met when it is over is raised with what cleared it', () => {
    const change = one(reconcile([], reading(repaired)))
    expect(change).toMatchObject({ kind: 'raise', finding: { clearedBy: 'week-7' } })
  })
})

describe('what a person ended', () => {
  test.each(['resolved', 'dismissed'] as const)('%s stays so, read again, repaired or corrected', ended => {
    for (const sessions of [dropped, repaired, corrected])
      expect(reconcile(endedAs(ended), reading(sessions))).toEqual([])
  })

  test.each(['resolved', 'dismissed'] as const)('%s speaks again at newer evidence', ended => {
    expect(one(reconcile(endedAs(ended), reading(worse)))).toMatchObject({ kind: 'renew', raisedAgain: true })
  })

  test('a session that only gets a later date is not newer evidence', () => {
    const moved = dropped.map(each => (each.id === 'week-6' ? { ...each, date: addDays(each.date, 3) } : each))
    expect(reconcile(endedAs('resolved'), reading(moved))).toEqual([])
    const safety = [sessionIn(1, [distress(12, 1)])]
    const done = kept([], reading(safety)).map(flag => endedBy(flag, 'resolved'))
    expect(reconcile(done, reading([{ ...one(safety), date: '2026-03-01' }]))).toEqual([])
  })

  test('of two sessions of one day the second is newer evidence, and the first is not', () => {
    const day = one(dropped.slice(-1)).date
    const second = [...dropped, { ...one(worse.slice(-1)), date: day }]
    const order = second.map(({ id }) => id)
    expect(one(reconcile(endedAs('resolved'), reading(second), {}, order))).toMatchObject({ raisedAgain: true })
    const later = raised.map(flag => endedBy({ ...flag, sessionId: 'week-7', evidenceOn: day }, 'resolved'))
    expect(reconcile(later, reading(dropped), {}, order)).toEqual([])
  })

  test.each(['resolved', 'dismissed'] as const)(
    '%s at one session, raised again at the next: when the next is taken out, what was said holds again',
    outcome => {
      const again = kept(endedAs(outcome), reading(worse))
      expect(one(again).ended).toBeNull()
      expect(one(reconcile(again, reading(dropped)))).toMatchObject({ kind: 'end-again', ending: { outcome } })
      const back = kept(again, reading(dropped))
      expect(back).toEqual(endedAs(outcome))
      expect(reconcile(back, reading(dropped))).toEqual([])
    },
  )

  test('an ending that is no longer in force, as with a void that was undone, leaves the flag open', () => {
    const done = endedAs('resolved').map(flag => ({ ...flag, endings: [] }))
    expect(one(reconcile(done, reading(dropped)))).toMatchObject({ kind: 'renew', raisedAgain: true })
  })
})

describe('safety', () => {
  const asked = [sessionIn(1, [distress(12, 3)])]
  const open = kept([], reading(asked))

  test('answers that are merely gone end nothing', () => {
    for (const sessions of [[], weeks([distress(12)].map(sheet => ({ ...sheet, answers: {} }))), weeks([])])
      expect(reconcile(open, reading(sessions))).toEqual([])
  })

  test('an act that states another answer takes it back, and no other', () => {
    const answered = reading(weeks([distress(12, 0)]))
    expect(reconcile(open, answered)).toEqual([])
    expect(one(reconcile(open, answered, { corrects: () => true })).kind).toBe('withdraw')
  })

  test('which acts do: another number, blank or declined for the same item of the same form at the same session', () => {
    const { key } = one(open)
    const entry = { instrumentId: 'core-10', respondent: 'client' as const, target: null, how: 'items' as const }
    for (const answer of [0, 1, 'blank', 'declined'] as const)
      expect(isStatedAnew(key, 'week-1', [{ ...entry, answers: { 6: answer } }])).toBe(true)
    expect(isStatedAnew(key, 'week-2', [{ ...entry, answers: { 6: 0 } }])).toBe(false)
    expect(isStatedAnew(key, 'week-1', [{ ...entry, answers: { 5: 0 } }])).toBe(false)
    expect(isStatedAnew(key, 'week-1', [{ ...entry, instrumentId: 'phq-9', answers: { 6: 0 } }])).toBe(false)
    expect(isStatedAnew(key, 'week-1', [{ ...entry, how: 'absent', why: 'not-due' }])).toBe(false)
    expect(isStatedAnew(key, 'week-1', [])).toBe(false)
  })

  describe('what the client sent by themselves after a person ended it', () => {
    const own: Sheet = {
      ...distress(12, 3),
      source: { way: 'link', language: 'en', sentAt: 1, correctedAt: null, version: 1 },
    }
    const besides: Sheet = { ...distress(12, 3), draft: true, beside: true }
    const sent = reading([sessionIn(1, [besides, own])])
    const resolved = open.map(flag => endedBy(flag, 'resolved'))

    test('raises it again, once', () => {
      expect(one(reconcile(resolved, sent))).toMatchObject({ kind: 'renew', raisedAgain: true })
      const again = kept(resolved, sent)
      expect(reconcile(again, sent)).toEqual([])
      expect(
        reconcile(
          again.map(flag => endedBy(flag, 'resolved')),
          sent,
        ),
      ).toEqual([])
    })

    test('is ended again where that is taken back, and not where it is merely gone', () => {
      const again = kept(resolved, sent)
      expect(one(reconcile(again, reading(asked)))).toMatchObject({ kind: 'end-again' })
      expect(reconcile(again, reading([]))).toEqual([])
    })

    test('sent before, it was answered with the rest', () => {
      const both = kept(open, sent).map(flag => endedBy(flag, 'resolved'))
      for (const sessions of [asked, [sessionIn(1, [own])]]) expect(reconcile(both, reading(sessions))).toEqual([])
    })

    test('an ending from before evidence was kept with it holds as it did', () => {
      const earlier = resolved.map(flag => ({
        ...flag,
        endings: flag.endings.map(ending => ({ ...ending, evidence: null })),
      }))
      expect(reconcile(earlier, sent)).toEqual([])
    })
  })

  const lateBy = (days: number) => ({ ...distress(12, 3), recordedOn: addDays('2026-01-05', days) })
  const withNewer = (sheet: Sheet) => [sessionIn(1, [sheet]), sessionIn(9, [distress(12, 0)])]

  test('typed in more than 14 days after its session it goes to the history, unless the session is the newest', () => {
    expect(one(kept([], reading(withNewer(lateBy(15))))).ended).toBe('recorded-late')
    expect(one(kept([], reading(withNewer(lateBy(14))))).ended).toBeNull()
    expect(one(kept([], reading([sessionIn(1, [lateBy(200)])]))).ended).toBeNull()
  })

  test('one that is open stays open when a newer session is recorded', () => {
    const newest = kept([], reading([sessionIn(1, [lateBy(30)])]))
    const since = kept(newest, reading(withNewer(lateBy(30))))
    expect(one(since).ended).toBeNull()
    expect(reconcile(since, reading(withNewer(lateBy(30))))).toEqual([])
  })

  test('within one run of earlier sessions it goes to the history, to be asked about at the end of the run', () => {
    const newest = kept([], reading([sessionIn(1, [lateBy(30)])]))
    const run = kept(newest, reading(withNewer(lateBy(30))), { defers: () => true })
    expect(one(run).ended).toBe('recorded-late')
    expect(reconcile(run, reading(withNewer(lateBy(30))))).toEqual([])
  })

  const answered = (risk: number) => reading(withNewer({ ...lateBy(30), ...distress(12, risk) }))
  const isOpen = (flags: readonly StoredFlag[]) => flags.filter(({ ended }) => ended === null).map(({ key }) => key)

  test.each([4, 2])('another answer in place of one that is open is asked about today: 3, then %d', risk => {
    const newest = kept([], reading([sessionIn(1, [lateBy(30)])]))
    const corrected = kept(newest, answered(risk), { corrects: () => true })
    expect(isOpen(corrected)).toEqual([expect.stringContaining(`=${risk}:`)])
    const gone = kept(newest, answered(0), { corrects: () => true })
    expect(isOpen(kept(gone, answered(risk)))).toEqual([expect.stringContaining(`=${risk}:`)])
  })

  test('another answer in place of one that was recorded late is recorded late', () => {
    const corrected = kept(kept([], answered(3)), answered(4), { corrects: () => true })
    expect(corrected.map(({ ended }) => ended)).toEqual(['withdrawn', 'recorded-late'])
  })

  test('recorded late and opened since, it stays open whatever is recorded, and goes back when that is undone', () => {
    const late = kept([], answered(3))
    const opened = kept(late, reading([sessionIn(1, [lateBy(30)])]))
    expect(isOpen(opened)).toHaveLength(1)
    expect(isOpen(kept(opened, answered(3)))).toHaveLength(1)
    const other = kept(opened, answered(4), { corrects: () => true })
    expect(isOpen(kept(other, answered(3), { corrects: () => true }))).toEqual([expect.stringContaining('=3:')])
    expect(one(kept(opened, answered(3), { rearranges: true })).ended).toBe('recorded-late')
  })

  test('recorded late, it asks for an answer today once its session is the newest', () => {
    const late = kept([], reading(withNewer(lateBy(30))))
    expect(one(reconcile(late, reading([sessionIn(1, [lateBy(30)])])))).toMatchObject({
      kind: 'renew',
      raisedAgain: true,
    })
  })
})

const sheets = fc.record({
  mean: fc.integer({ min: 12, max: 60 }).map(sum => sum / 12),
  total: fc.integer({ min: 0, max: 40 }),
  risk: fc.constantFrom(0, 0, 0, 1),
  tension: fc.integer({ min: 0, max: 4 }),
  resolved: fc.integer({ min: 0, max: 4 }),
})
const course = fc
  .array(sheets, { minLength: 1, maxLength: 14 })
  .map(all =>
    weeks(...all.map(of => [alliance(of.mean), distress(of.total, of.risk), tension(of.tension, of.resolved)])),
  )
const typed = course.chain(sessions =>
  fc.record({
    sessions: fc.constant(sessions),
    order: fc.shuffledSubarray(sessions, { minLength: sessions.length }),
  }),
)

test('the same history ends in the same flags, in whatever order its sessions were typed in', () => {
  fc.assert(
    fc.property(typed, ({ sessions, order }) => {
      let flags: StoredFlag[] = []
      for (let n = 1; n <= order.length; n++) flags = kept(flags, reading(order.slice(0, n)))
      expect(said(flags)).toEqual(said(kept([], reading(sessions))))
      expect(reconcile(flags, reading(sessions))).toEqual([])
    }),
    { numRuns: 60, seed: 20260105 },
  )
})

test('every finding has a name of its own', () => {
  fc.assert(
    fc.property(course, sessions => {
      const names = reading(sessions).map(({ rule, key }) => `${rule} ${key}`)
      expect(new Set(names).size).toBe(names.length)
    }),
    { numRuns: 60, seed: 20260105 },
  )
})
