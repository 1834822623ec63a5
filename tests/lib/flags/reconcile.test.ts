import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '@/lib/dates'
import { reconcile, type StoredFlag } from '@/lib/flags/reconcile'
import { evaluate } from '@/lib/flags/rules'
import type { HistorySession } from '@/lib/history'
import { defaultSettings } from '@/lib/settings'
import { alliance, distress, inOrder, one, type Sheet, sessionIn, tension } from '../episode'
import { kept, said } from './stored-flags'

const reading = (sessions: readonly HistorySession[]) => evaluate(inOrder(sessions), defaultSettings)
const weeks = (...sheets: Sheet[][]) => sheets.map((each, index) => sessionIn(index + 1, each))
const calm = [4, 4.1, 3.9, 4, 4.1].map(mean => [alliance(mean)])
const dropped = weeks(...calm, [alliance(2)])
const corrected = weeks(...calm, [alliance(4)])
const repaired = [...dropped, sessionIn(7, [alliance(4)])]
const worse = [...dropped, sessionIn(7, [alliance(1.9)])]
const raised = kept([], reading(dropped))
const endedAs = (ended: StoredFlag['ended']) => raised.map(flag => ({ ...flag, ended }))

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
    const done = kept([], reading(safety)).map(flag => ({ ...flag, ended: 'resolved' as const }))
    expect(reconcile(done, reading([{ ...one(safety), date: '2026-03-01' }]))).toEqual([])
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
