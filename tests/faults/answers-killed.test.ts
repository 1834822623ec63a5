import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerLink, beginByLink } from '@/db/answer-begin'
import { keepAnswers } from '@/db/answer-keep'
import { sendAnswers } from '@/db/answer-send'
import { closePractice, db, openPractice } from '@/db/open'
import { answers, assessments, keptAnswers, sheetSources } from '@/db/schema'
import { askClient, clientBornOn } from '../support/answering'
import { freshPractice, monday } from '../support/practice'
import { times } from '../support/test-all'
import { someMoment } from './recording'

/* The server killed while clients answer: what was acknowledged is there, and is sent once. */

const bornOn = '1984-03-07'
const measure = 'client-impression:client:'

let practice: Awaited<ReturnType<typeof freshPractice>>
let child: ChildProcess | null = null
beforeEach(async () => {
  practice = await freshPractice()
})
afterEach(async () => {
  await kill()
  await practice.remove()
})

async function kill(): Promise<void> {
  const ending = child
  child = null
  if (!ending?.pid || ending.exitCode !== null || ending.signalCode !== null) return
  const ended = once(ending, 'close')
  process.kill(-ending.pid, 'SIGKILL')
  await ended
}

type Made = { id: string; token: string }

/** Has requests answered by another process, until it is killed at a moment nobody chose. Gives what it said. */
async function answeredUntilKilled(made: readonly Made[]): Promise<string[]> {
  const args = ['tests/faults/answerer.ts', practice.folder, String(monday), bornOn, measure]
  const tokens = made.map(({ token }) => token)
  const started = spawn(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...args, ...tokens], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  child = started
  const said: string[] = []
  const lines = createInterface(started.stdout)
  lines.on('line', line => said.push(line))
  await once(lines, 'line')
  await someMoment(40)
  await kill()
  return said
}

const answered = async (id: string) =>
  db()
    .select({ sheet: assessments.id, item: answers.item, value: answers.value })
    .from(sheetSources)
    .innerJoin(assessments, eq(assessments.id, sheetSources.assessmentId))
    .innerJoin(answers, eq(answers.assessmentId, assessments.id))
    .where(eq(sheetSources.requestId, id))
    .orderBy(asc(answers.item))

const kept = async (id: string) =>
  db().select().from(keptAnswers).where(eq(keptAnswers.requestId, id)).orderBy(asc(keptAnswers.item))

test('whatever was acknowledged to a client before a kill -9 is there afterwards, and is sent once', {
  timeout: 900_000,
}, async () => {
  for (let killing = 0; killing < times(50, 2); killing++) {
    const clientId = await clientBornOn(practice.mara, bornOn, monday)
    const made: Made[] = []
    for (let n = 0; n < 12; n++) {
      const { request, token } = await askClient(practice.mara, { clientId, measures: [measure] }, monday)
      made.push({ id: request.id, token })
    }
    closePractice()
    const said = await answeredUntilKilled(made)
    await openPractice(practice.folder)
    for (const { id, token } of made)
      await expectThere(
        id,
        said.filter(line => line.startsWith(token)),
      )
    await expectSentOnce(made)
  }
})

/** Each answer that was acknowledged is kept, or sent along with the others; what was said to be sent is. */
async function expectThere(id: string, said: readonly string[]): Promise<void> {
  const sent = await answered(id)
  const there = sent.length > 0 ? sent : await kept(id)
  for (const [, item, value] of said.map(line => line.split(' ')))
    if (item === 'sent') expect(sent).toHaveLength(3)
    else expect(there.find(each => each.item === Number(item))?.value).toBe(Number(value))
  // All or nothing: no sheet without its answers, and nothing kept beside it.
  expect([0, 3]).toContain(sent.length)
  if (sent.length > 0) expect(await kept(id)).toEqual([])
}

/** The client comes back: what is still open is answered and sent, and nothing is there twice. */
async function expectSentOnce(made: readonly Made[]): Promise<void> {
  for (const { id, token } of made) {
    if (await answerLink(token, monday)) {
      const begun = await beginByLink({ token, given: bornOn, language: 'en', before: [] }, monday)
      if (!begun.ok) throw new Error('The client was not let in again')
      const given = [1, 2, 3].map(item => ({ measure, item, answer: 5 }))
      expect(await keepAnswers(begun.secret, { given, language: null }, monday)).toEqual({ ok: true })
      for (let times = 0; times < 2; times++) expect(await sendAnswers(begun.secret, monday)).toBe('sent')
    }
    const found = await answered(id)
    expect(found).toHaveLength(3)
    expect(new Set(found.map(({ sheet }) => sheet)).size).toBe(1)
  }
}
