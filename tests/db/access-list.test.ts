import { readdirSync, readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ownAccount } from '@/db/accounts'
import { firstDaysOf } from '@/db/first-days'
import { ownLogins } from '@/db/logins'
import { db } from '@/db/open'
import { notFound } from '@/db/outcome'
import { ownPath } from '@/db/own-attachment'
import { viewsOf } from '@/db/saved-views'
import { startDismissals } from '@/db/schema'
import type { Viewer } from '@/lib/viewer'
import { stateOf } from '../support/filled-practice'
import { guardedActs, handed } from '../support/guards'
import type { Send } from '../support/opposites'
import { monday } from '../support/practice'
import { looks, type Question, questions } from '../support/questions'
import { cast, type Guarded, guardedPractice, strangers, tellTales, type Who } from '../support/strangers'
import { headsIn, viewerFunctions, viewerFunctionsIn, viewersOutside } from '../support/viewer-functions'

/*
 * Every function of `db` that takes a viewer is called by everybody: who may not, gets nothing and changes nothing.
 */

const sources = readdirSync('db')
  .filter(name => name.endsWith('.ts'))
  .map(name => ({ file: `db/${name}`, text: readFileSync(`db/${name}`, 'utf8') }))
const exported = viewerFunctions().filter(each => each.isExported)

describe('no function that takes a viewer is missing', () => {
  test('all that exist are in the lists, and none is listed that is no more', () => {
    const listed = [...Object.keys(questions), ...Object.keys(looks), ...Object.keys(handed)]
    const tried = guardedActs.map(({ name }) => name)
    expect([...listed, ...tried].toSorted()).toEqual(exported.map(({ name }) => name).toSorted())
  })

  test('what a screen calls is tried, and not only handed on', () => {
    const onlyHanded = exported.filter(({ name, isFirst }) => isFirst && name in handed)
    expect(onlyHanded).toEqual([])
  })

  test('no viewer is asked for in a form that is not read', () =>
    expect(sources.filter(({ text }) => viewersOutside(text) !== 0)).toEqual([]))

  test('a step that is handed what it works on is called where that was found through the viewer', () =>
    expect(Object.entries(handed).flatMap(([step, finders]) => unguarded(step, finders, sources))).toEqual([]))
})

/** The files that call a step without having asked one of its finders, and that hold no step which is handed things itself. */
function unguarded(step: string, finders: readonly string[], among: typeof sources): string[] {
  const calls = (text: string, name: string) => new RegExp(`(?<!function )\\b${name}\\(`).test(text)
  return among
    .filter(({ text }) => calls(text, step) && !finders.some(finder => new RegExp(`\\b${finder}\\(`).test(text)))
    .map(({ file }) => `${file} calls ${step}`)
}

let practice: Guarded
beforeEach(async () => {
  practice = await guardedPractice()
})
afterEach(() => practice.remove())

describe('who is told', () => {
  test.each(Object.entries({ ...questions, ...looks }))('%s', async (_, question) => {
    await question.first?.(practice)
    for (const who of cast) {
      const answer = await question.ask(practice, practice[who])
      expect({ who, isTold: isTold(answer, question, who) }).toEqual({ who, isTold: mayBeTold(question, who) })
      if (isStranger(who)) expect(tellTales(practice).filter(word => saysOf(answer).includes(word))).toEqual([])
    }
  })

  test('what would give a client away is what those who may read are told', async () => {
    const seen = await Promise.all(
      [questions.client, questions.clientsToFind, questions.sessionToRecord, questions.sessionsToMove].map(each =>
        each?.ask(practice, practice.mara),
      ),
    )
    expect(tellTales(practice).filter(word => !saysOf(seen).includes(word)).length).toBeLessThan(3)
  })
})

const isStranger = (who: Who) => strangers.some(each => each === who)
const mayBeTold = (question: Question, who: Who) => ('own' in question ? who === 'mara' : question.told.includes(who))

function isTold(answer: unknown, question: Question, who: Who): boolean {
  if ('own' in question) return saysOf(answer).includes(question.own(practice))
  if (question.told.includes(who)) {
    expect(answer).not.toEqual(question.nothing)
    return true
  }
  expect(answer).toEqual(question.nothing)
  return false
}

const saysOf = (answer: unknown): string => JSON.stringify(answer) ?? ''

describe('who may act', () => {
  test.each(guardedActs)('$name', async ({ isOwn, refused, first, form, goes }) => {
    if (first) expect(await (await first(practice))()).toMatchObject({ ok: true })
    const send = await form(practice)
    if (isOwn) return expectOwn(send, refused)
    const before = await stateOf(practice)
    for (const who of refused) expect({ who, ...(await send(practice[who])) }).toEqual({ who, ...notFound })
    expect(await stateOf(practice)).toEqual(before)
    expect(await send()).toMatchObject(goes)
  })
})

/** Whoever sends it leaves what is everybody else's as it was. */
async function expectOwn(send: Send, refused: readonly Who[]) {
  for (const sender of cast) {
    const others = cast.filter(who => who !== sender)
    const before = await Promise.all(others.map(who => heldBy(practice[who])))
    const outcome = await send(practice[sender])
    if (refused.includes(sender)) expect(outcome).toEqual(notFound)
    expect(await Promise.all(others.map(who => heldBy(practice[who])))).toEqual(before)
  }
}

/** What is a person's own. */
const heldBy = async (viewer: Viewer) => ({
  account: await ownAccount(viewer),
  logins: await ownLogins(viewer, monday),
  path: await ownPath(viewer),
  views: await viewsOf(viewer),
  firstDays: await firstDaysOf(viewer),
  dismissed: await db().select().from(startDismissals).where(eq(startDismissals.personId, viewer.personId)),
})

describe('the list can say no', () => {
  test.each([
    'export async function f(viewer: Viewer) {}',
    'export function f(\n  viewer: Viewer,\n  now: number,\n) {}',
    'export function f<T>(viewer: Viewer, work: (tx: Sql) => T) {}',
    'export const f = async (viewer: Viewer) => null',
    'export const f = (viewer: Viewer): string | null => null',
    'export const f = ({ personId }: Viewer) => personId',
    'export const f = guarded(async (viewer: Viewer) => null)',
    'export const f: Ask = (viewer: Viewer) => null',
  ])('a function in the form %s', text => {
    expect(viewerFunctionsIn({ file: 'db/a.ts', text })).toEqual([
      { name: 'f', file: 'db/a.ts', isExported: true, isFirst: true, isTimed: text.includes('now') },
    ])
    expect(viewersOutside(text)).toBe(0)
  })

  test('a form that nobody thought of', () => {
    expect(viewersOutside('export class Reader {\n  read(viewer: Viewer) {}\n}')).toBe(1)
    expect(viewersOutside('export default { read: (viewer: Viewer) => null }')).toBe(1)
    expect(viewersOutside('function admit(row: Row): Viewer {}')).toBe(0)
  })

  test('a step that comes after its transaction, and one that is private', () => {
    const text = 'export function f(tx: Sql, viewer: Viewer) {}\nconst g = (tx: Sql, { personId }: Viewer) => personId'
    expect(viewerFunctionsIn({ file: 'db/a.ts', text })).toMatchObject([
      { name: 'f', isExported: true, isFirst: false },
      { name: 'g', isExported: false, isFirst: false },
    ])
    expect(headsIn('const rows = all(1)')).toEqual([])
  })

  test('a step that is called without a look at whose it is', () => {
    const bare = { file: 'db/a.ts', text: 'export const f = (tx: Sql) => endFlag(tx, found)' }
    expect(unguarded('endFlag', ['flagKeptBy'], [bare])).toEqual(['db/a.ts calls endFlag'])
    expect(
      unguarded('endFlag', ['flagKeptBy'], [{ ...bare, text: `${bare.text}\nflagKeptBy(tx, viewer, id)` }]),
    ).toEqual([])
  })
})
