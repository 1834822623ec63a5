import fc from 'fast-check'
import { expect, test } from 'vitest'
import { saveDraft } from '@/db/assessments'
import { db } from '@/db/open'
import { readEpisode } from '@/db/reevaluate'
import { correctedBy } from '@/db/save-sheets'
import { sessions } from '@/db/schema'
import { startSession } from '@/db/sessions'
import type { Answer } from '@/lib/instruments/answers'
import { all, allianceOf, distress, newClient, recordWeek } from '../support/course'
import { expectFactsInStep } from '../support/facts-in-step'
import { day, freshPractice, monday } from '../support/practice'
import { times } from '../support/test-all'

/* A draft is read by the rules only where something in it concerns them: what it leaves out would have changed nothing. */

const risk = fc.constantFrom<Answer | null>(0, 1, 2, 4, 'blank', 'declined', null)
const draft = fc.record({ risk, hasRisk: fc.boolean(), alliance: fc.option(fc.integer({ min: 12, max: 60 })) })
const later = monday + 40 * day

function entriesOf({ risk, hasRisk, alliance }: { risk: Answer | null; hasRisk: boolean; alliance: number | null }) {
  const { 6: _, ...others } = all(10, 1)
  return [
    ...(hasRisk ? [distress({ ...others, ...(risk !== null && { 6: risk }) })] : []),
    ...(alliance === null ? [] : [allianceOf(alliance)]),
  ]
}

test('after every draft a full reading finds nothing to change', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(draft, { minLength: 2, maxLength: 8 }), async drafts => {
      const practice = await freshPractice()
      try {
        const clientId = await newClient(practice.mara)
        await recordWeek(practice.mara, clientId, 0, [distress({ ...all(10, 1), 6: 0 })])
        const begun = await startSession(practice.mara, { clientId, key: 'today' }, later)
        if (!begun.ok) throw new Error('The session was not begun')
        for (const [draftVersion, each] of drafts.entries()) {
          const entries = entriesOf(each)
          const sent = { sessionId: begun.sessionId, draftVersion, entries }
          expect(await saveDraft(practice.mara, sent, later)).toMatchObject({ ok: true })
          const session = (await db().select().from(sessions)).find(({ id }) => id === begun.sessionId)
          if (!session) throw new Error('The session is gone')
          expect((await readEpisode(db(), session, correctedBy(session, entries))).changes).toEqual([])
          await expectFactsInStep()
        }
      } finally {
        await practice.remove()
      }
    }),
    { numRuns: times(40, 6) },
  )
}, 300_000)
