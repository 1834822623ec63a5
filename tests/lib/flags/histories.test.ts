import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ActOnFlags, type FlagChange, reconcile, type StoredFlag } from '@/lib/flags/reconcile'
import { ruleIds } from '@/lib/flags/rule'
import { evaluate, ruleById } from '@/lib/flags/rules'
import type { History } from '@/lib/history'
import { instruments } from '@/lib/instruments/catalogue'
import { defaultSettings, type Settings } from '@/lib/settings'
import { type Book, type Edit, edits, empty, historyOf } from './book'
import { apply, endedBy, kept, said } from './stored-flags'

const settings: Settings = {
  ...defaultSettings,
  earlyLow: { ...defaultSettings.earlyLow, cuts: { 'wai-sr': { at: 3.5, takenOn: '2026-01-31', episodes: 40 } } },
}
const read = (book: Book) => evaluate(historyOf(book), settings)
/** Whoever edits a record here means what they write: a safety flag without its answer is one that was corrected. */
const correcting: ActOnFlags = { corrects: () => true }
const runs = { numRuns: 150, seed: 20260105 }

/** Every state of the record along the way, the first edit's first. */
function* along(all: readonly Edit[]): Generator<Book> {
  let book = empty
  for (const edit of all) {
    book = edit.on(book)
    yield book
  }
}

const final = (all: readonly Edit[]) => [...along(all)].at(-1) ?? empty

const explained = (flag: Pick<StoredFlag, 'rule' | 'evidence'>) =>
  ruleById(flag.rule)?.explain(flag.evidence, instruments) ?? expect.unreachable(flag.rule)

describe('whatever was written, changed, moved, deleted or said', () => {
  test('the flags are those of the record as it is now', () => {
    fc.assert(
      fc.property(edits, all => {
        let flags: StoredFlag[] = []
        for (const book of along(all)) flags = kept(flags, read(book), correcting)
        const book = final(all)
        expect(said(flags)).toEqual(said(kept([], read(book))))
        expect(reconcile(flags, read(book), correcting)).toEqual([])
      }),
      runs,
    )
  })

  test('typing the same sessions and words in another order ends in the same flags', () => {
    const inAnyOrder = edits.chain(all => {
      const { sessions, words } = final(all)
      const pieces = [
        ...[...sessions.values()].map((session): Edit['on'] => ({ sessions: before, words: spoken }) => ({
          sessions: new Map(before).set(session.id, session),
          words: spoken,
        })),
        ...words.map((word): Edit['on'] => ({ sessions: before, words: spoken }) => ({
          sessions: before,
          words: [...spoken, word],
        })),
      ]
      return fc.record({
        book: fc.constant({ sessions, words }),
        order: fc.shuffledSubarray(pieces, { minLength: pieces.length }),
      })
    })
    fc.assert(
      fc.property(inAnyOrder, ({ book, order }) => {
        let flags: StoredFlag[] = []
        for (const now of along(order.map(on => ({ what: 'piece', on })))) flags = kept(flags, read(now), correcting)
        expect(said(flags)).toEqual(said(kept([], read(book))))
      }),
      runs,
    )
  })

  test('no flag is lost, and its events tell how it stands', () => {
    fc.assert(
      fc.property(edits, all => {
        let flags: StoredFlag[] = []
        const events = new Map<string, FlagChange['kind'][]>()
        for (const book of along(all)) {
          const before = flags
          for (const change of reconcile(before, read(book), correcting)) {
            flags = apply(flags, change)
            const id = change.kind === 'raise' ? flags.at(-1)?.id : change.flagId
            events.set(id ?? '', [...(events.get(id ?? '') ?? []), change.kind])
          }
          expect(flags.map(({ id }) => id).slice(0, before.length)).toEqual(before.map(({ id }) => id))
        }
        for (const { id, ended } of flags) {
          const [first, ...rest] = events.get(id) ?? []
          expect(first).toBe('raise')
          expect(rest).not.toContain('raise')
          const last = rest.at(-1) ?? first
          if (ended === 'withdrawn') expect(last).toBe('withdraw')
          else expect(['raise', ended === 'cleared' ? 'clear' : 'renew']).toContain(last)
        }
      }),
      runs,
    )
  })

  test('every flag that was ever kept can be put into words, the same from what was stored', () => {
    fc.assert(
      fc.property(edits, all => {
        let flags: StoredFlag[] = []
        for (const book of along(all)) {
          const findings = read(book)
          flags = kept(flags, findings, correcting)
          for (const finding of findings) {
            const stored = JSON.parse(JSON.stringify(finding.evidence))
            expect(stored).toEqual(finding.evidence)
            expect(explained({ rule: finding.rule, evidence: stored })).toEqual(explained(finding))
          }
        }
        for (const flag of flags) {
          const { sentence, detail, clearsWhen } = explained(flag)
          for (const text of [sentence, detail, clearsWhen]) expect(text).toMatch(/^[A-Z].*\.$/)
          expect(sentence).toMatch(/\d/)
          expect(sentence + detail + clearsWhen).not.toMatch(/NaN|undefined|null|Infinity/)
        }
      }),
      runs,
    )
  })

  test('drafts are read by the safety rule and by no other', () => {
    const withoutDrafts = (history: History): History => ({
      ...history,
      sessions: history.sessions.map(session => ({
        ...session,
        assessments: session.assessments.filter(each => !each.draft),
      })),
    })
    fc.assert(
      fc.property(edits, all => {
        const history = historyOf(final(all))
        const others = (of: History) => evaluate(of, settings).filter(({ rule }) => rule !== 'safety-item')
        expect(others(history)).toEqual(others(withoutDrafts(history)))
      }),
      runs,
    )
  })

  test('every finding has a name of its own, and its sessions are in the record', () => {
    fc.assert(
      fc.property(edits, all => {
        const book = final(all)
        const findings = read(book)
        expect(new Set(findings.map(({ rule, key }) => `${rule} ${key}`)).size).toBe(findings.length)
        for (const { sessionId, clearedBy, date } of findings) {
          expect(book.sessions.get(sessionId)?.date).toBe(date)
          expect(clearedBy === null || book.sessions.has(clearedBy)).toBe(true)
        }
      }),
      runs,
    )
  })
})

test('what a person ended stays ended unless a later session says more', () => {
  const ends = fc.record({
    all: edits,
    at: fc.nat(),
    which: fc.nat(),
    how: fc.constantFrom('resolved' as const, 'dismissed' as const),
  })
  fc.assert(
    fc.property(ends, ({ all, at, which, how }) => {
      const records = [...along(all)]
      const until = at % records.length
      let flags: StoredFlag[] = []
      for (const book of records.slice(0, until + 1)) flags = kept(flags, read(book), correcting)
      const open = flags.filter(({ ended }) => ended === null)
      const chosen = open[which % Math.max(1, open.length)]
      if (!chosen) return
      const ended = endedBy(chosen, how)
      for (const book of records.slice(until)) {
        const changes = reconcile([ended], read(book), correcting).filter(change => change.kind !== 'raise')
        for (const change of changes) {
          expect(change).toMatchObject({ kind: 'renew', raisedAgain: true })
          if (change.kind === 'renew') expect(change.finding.date > ended.evidenceOn).toBe(true)
          if (change.kind === 'renew') expect(change.finding.sessionId).not.toBe(ended.sessionId)
        }
      }
    }),
    runs,
  )
})

test('these records reach every rule, raised and cleared', () => {
  const reached = new Set(
    fc
      .sample(edits, runs)
      .flatMap(all =>
        read(final(all)).map(({ rule, clearedBy }) => `${rule} ${clearedBy === null ? 'stands' : 'cleared'}`),
      ),
  )
  for (const rule of ruleIds) {
    expect(reached).toContain(`${rule} stands`)
    if (rule !== 'safety-item') expect(reached).toContain(`${rule} cleared`)
  }
})
