import { afterEach, beforeEach, expect, test } from 'vitest'
import { countRefused } from '@/app/auth/count-refused'
import { errorMessage } from '@/app/auth/error-message'
import { TooFast } from '@/app/auth/rate'
import { writeRefused } from '@/app/write-refused'
import { db } from '@/db/open'
import { refusals } from '@/db/schema'
import { freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(() => practice.remove())

test('what is refused before anybody is known is one row a day of each kind', async () => {
  for (let n = 0; n < 1000; n++) countRefused('unreadable')
  countRefused('elsewhere')
  errorMessage(new TooFast())
  await writeRefused(monday)
  countRefused('unreadable')
  await writeRefused(monday)
  await writeRefused(monday)
  const kept = await db().select().from(refusals).orderBy(refusals.kind)
  expect(kept.map(({ kind, count, personId }) => [kind, count, personId])).toEqual([
    ['elsewhere', 1, ''],
    ['too-fast', 1, ''],
    ['unreadable', 1001, ''],
  ])
})
