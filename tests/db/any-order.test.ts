import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoAccounts } from '@/db/accounts'
import { addPin } from '@/db/event-pins'
import { pauseMeasures } from '@/db/measure-pauses'
import { db, drivers } from '@/db/open'
import { keepView } from '@/db/saved-views'
import { clients, episodes, personRoles, practices } from '@/db/schema'
import { writeUnattended } from '@/db/write-unattended'
import { later } from '../support/filled-practice'
import { monday } from '../support/practice'
import { questions } from '../support/questions'
import { type Guarded, guardedPractice } from '../support/strangers'

/*
 * SQLite gives rows in the order in which it finds them, mostly that of an index, and PostgreSQL in any. What is shown in an order is put
 * in one: every question is asked twice, with the rows of queries that ask for none in opposite orders, and gives the same.
 */

let practice: Guarded
beforeAll(async () => {
  practice = await guardedPractice()
  const { mara, ines, clientId } = practice
  for (const text of ['First', 'Second', 'Third'])
    await addPin(mara, { clientId, key: randomUUID(), happenedOn: '2026-02-02', text }, monday)
  for (const name of ['One', 'Two', 'Three']) await keepView(mara, { name, query: `show=${name}` }, monday)
  for (const instrumentId of ['core-10', 'wai-sr', 'gad-7']) {
    const measure = { instrumentId, respondent: 'client' as const, target: null }
    const about = { clientId, key: randomUUID(), measure, fromOn: '2026-03-05', untilOn: '2026-06-01', reason: 'Away' }
    if (!(await pauseMeasures(mara, about, later)).ok) throw new Error('The measure was not paused')
  }
  const { practiceId, personId } = mara
  const role = { practiceId, personId, grantedBy: ines.personId, grantedAt: monday }
  await writeUnattended(async tx => {
    await tx.insert(personRoles).values([
      { ...role, role: 'admin' },
      { ...role, role: 'supervisor' },
    ])
    await tx.update(practices).set({ isDemo: true })
  })
})
afterAll(() => practice.remove())

/** Asks with the rows of queries that ask for no order in one of two opposite orders, and nothing kept of what was read before. */
async function asked(isReversed: boolean, ask: () => unknown): Promise<unknown> {
  for (const driver of drivers()) driver.pragma(`reverse_unordered_selects = ${isReversed ? 1 : 0}`)
  await writeUnattended(tx => tx.update(episodes).set({ revision: randomUUID() }))
  return await ask()
}

/** What tells of being asked itself, so that no two answers are alike. */
const tellsOfItself = new Set(['auditLog', 'auditExport', 'clientRecord'])

describe('an answer does not depend on the order in which rows are found', () => {
  test('which there are two of', async () => {
    const { code } = clients
    const codes = () => db().select({ code }).from(clients)
    expect(await asked(true, codes)).not.toEqual(await asked(false, codes))
    const ordered = () => db().select({ code }).from(clients).orderBy(code)
    expect(await asked(true, ordered)).toEqual(await asked(false, ordered))
  })

  test.each(Object.entries(questions))('%s', async (name, question) => {
    await question.first?.(practice)
    const viewer = 'told' in question && question.told[0] ? practice[question.told[0]] : practice.mara
    const [one, other] = [
      await asked(false, () => question.ask(practice, viewer)),
      await asked(true, () => question.ask(practice, viewer)),
    ]
    if (!tellsOfItself.has(name)) expect(other).toEqual(one)
  })

  test('demoAccounts', async () => expect(await asked(true, demoAccounts)).toEqual(await asked(false, demoAccounts)))
})
