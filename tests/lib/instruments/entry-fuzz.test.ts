import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAssessments, saveDraft } from '@/db/assessments'
import { inTurn } from '@/db/in-turn'
import { db } from '@/db/open'
import { answers, assessments, auditEvents, flags, scores, sessions } from '@/db/schema'
import { startSession } from '@/db/sessions'
import { checkEntry, checkFinal, type Entry, entrySchema } from '@/lib/entry'
import { absences, respondents, targets } from '@/lib/instruments/answers'
import { instruments } from '@/lib/instruments/catalogue'
import { newClient } from '../../support/course'
import { freshPractice, monday } from '../../support/practice'
import { times } from '../../support/test-all'

/* Entries as a broken or hostile browser would send them: read, refused or saved, and never anything in between. */

/** Mostly right, wrong in one place or another. */
const almost = fc
  .constantFrom(...instruments)
  .chain(({ id, items, scales, respondents: asked, hasTarget, response }) => {
    const item = fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom(...items.map(each => String(each.n))) },
      { weight: 1, arbitrary: fc.constantFrom('0', '01', '41', '-1', '1.5', 'x', '__proto__') },
    )
    const answer = fc.oneof(
      { weight: 30, arbitrary: fc.integer(response) },
      { weight: 2, arbitrary: fc.constantFrom<unknown>('blank', 'declined') },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(99, -1, 0.5, null, '', '3', Number.NaN, 1e300, true, [], {}) },
    )
    const scale = fc.constantFrom(
      ...scales.map(each => each.id),
      ...(scales.length === 0 ? ['total'] : []),
      '__proto__',
    )
    const value = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 60 }) },
      { weight: 1, arbitrary: fc.constantFrom<unknown>(-1, 1e300, 3.33, Number.NaN, null, '12', -0, 5e-324) },
    )
    const known = <T>(right: T, ...wrong: unknown[]) =>
      fc.oneof(
        { weight: 20, arbitrary: fc.constant<unknown>(right) },
        { weight: 1, arbitrary: fc.constantFrom(...wrong) },
      )
    const about = {
      instrumentId: known(id, 'core-99', '', '__proto__', 7, null),
      respondent: known(asked[0], ...respondents, 'parent', null),
      target: known(hasTarget ? 'partner' : null, ...targets, 'boss', undefined),
    }
    const answers = fc.dictionary(item, answer, { maxKeys: 12 })
    return fc.oneof(
      fc.record({ ...about, how: fc.constant('items'), answers }),
      fc.record({
        ...about,
        how: fc.constant('score-only'),
        scores: fc.dictionary(scale, value, { maxKeys: 3 }),
        answers: fc.oneof(fc.constant({}), answers),
      }),
      fc.record({ ...about, how: fc.constant('absent'), why: known('declined', ...absences, 'forgot') }),
    )
  })

/** As it comes off the wire; null where the door refuses it. */
function read(sent: unknown): Entry | null {
  const parsed = entrySchema.safeParse(JSON.parse(JSON.stringify(sent) ?? 'null'))
  return parsed.success ? parsed.data : null
}

test('any JSON is refused at the door, or is an entry that can be checked', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), almost), sent => {
      const entry = read(sent)
      if (!entry) return
      const [draft, final] = [checkEntry(entry, instruments), checkFinal(entry, instruments)]
      for (const words of final) expect(words).toMatch(/^[A-Z].*\.$/s)
      if (draft.length > 0) expect(final).toEqual(draft)
    }),
    { numRuns: times(2000) },
  )
})

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
beforeAll(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
})
afterAll(() => practice.remove())

const tables = [sessions, assessments, answers, scores, flags, auditEvents]
const stored = () => inTurn(tables, table => db().values(sql`select * from ${table}`))
const sheets = (sessionId: string) => db().$count(assessments, eq(assessments.sessionId, sessionId))

async function begin(): Promise<string> {
  const begun = await startSession(practice.mara, { clientId, key: randomUUID(), another: true }, monday)
  if (!begun.ok) throw new Error('not begun')
  return begun.sessionId
}

const someEntries = fc.array(almost, { minLength: 1, maxLength: 4 }).map(sent => sent.flatMap(each => read(each) ?? []))

test('a session is saved with all of its sheets, or with none of them', async () => {
  const seen = { saved: 0, refused: 0 }
  await fc.assert(
    fc.asyncProperty(someEntries, async entries => {
      const sessionId = await begin()
      const before = await stored()
      const outcome = await recordAssessments(
        practice.mara,
        { sessionId, version: 1, draftVersion: 0, key: randomUUID(), entries },
        monday,
      )
      seen[outcome.ok ? 'saved' : 'refused'] += 1
      if (outcome.ok) expect(await sheets(sessionId)).toBe(entries.length)
      else expect(await stored()).toEqual(before)
    }),
    { numRuns: 150 },
  )
  expect(Math.min(seen.saved, seen.refused)).toBeGreaterThan(10)
})

test('so is a draft', async () => {
  const sessionId = await begin()
  let draftVersion = 0
  await fc.assert(
    fc.asyncProperty(someEntries, async entries => {
      const before = await stored()
      const outcome = await saveDraft(practice.mara, { sessionId, draftVersion, entries }, monday)
      if (outcome.ok) {
        draftVersion = outcome.draftVersion
        expect(await sheets(sessionId)).toBe(entries.length)
      } else expect(await stored()).toEqual(before)
    }),
    { numRuns: 150 },
  )
  expect(draftVersion).toBeGreaterThan(10)
})
