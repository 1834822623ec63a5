import { EventEmitter, once } from 'node:events'
import { inspect } from 'node:util'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addPerson, practicePeople } from '@/db/people'
import { freshPractice, monday } from '../support/practice'
import { isInServer } from '../support/server'

/*
 * What is read for one answer is of one moment, whatever is written meanwhile. That each question reads within one transaction is held by
 * query-plans.test.ts; here it is seen that such a one does not see what came in between.
 */

let practice: Awaited<ReturnType<typeof freshPractice>>
beforeEach(async () => {
  practice = await freshPractice()
})
const { query } = pg.Client.prototype
afterEach(async () => {
  Object.assign(pg.Client.prototype, { query })
  await practice.remove()
})

/** Has some work done before the second statement that reads people, on a connection of its own. Gives when it is done. */
function beforeSecondOfPeople(work: () => Promise<unknown>): Promise<unknown> {
  const begin = new EventEmitter()
  // Not within the act that it is done in the middle of.
  const done = once(begin, 'reached').then(work)
  let read = 0
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...asked: unknown[]): unknown {
      const isSecond = /from "people"/.test(inspect(asked[0])) && ++read === 2
      if (!isSecond) return Reflect.apply(query, this, asked)
      begin.emit('reached')
      return done.then(() => Reflect.apply(query, this, asked))
    },
  })
  return done
}

test.runIf(isInServer)('a list and its number are of one moment', async () => {
  const bea = { key: 'k', name: 'Bea', email: 'bea@attune.example', roles: [], passwordHash: 'x' }
  const added = beforeSecondOfPeople(() => addPerson(practice.ines, bea, monday))
  const { people, found } = await practicePeople(practice.ines)
  expect(await added).toMatchObject({ ok: true })
  expect([people.length, found]).toEqual([4, 4])
  expect(await practicePeople(practice.ines)).toMatchObject({ found: 5 })
})
