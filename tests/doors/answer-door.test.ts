import { once } from 'node:events'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createAnswerDoor } from '../../scripts/answer-door/door.mjs'
import { freePort } from '../../scripts/port.mjs'
import { loginCookieAt } from '../e2e/support/login'
import { builtActions } from '../support/built-actions'
import { actors, tokensOf } from './actors'
import { act, ask } from './asking'
import { doors } from './pages'
import { serve } from './server'
import { storedState } from './stored-state'
import { type Told, toldPractice } from './told-practice'

/*
 * Every door of the build once more, from the port at which clients answer: whoever is logged in, what is not a client's is not there, and no
 * act is carried out under any path.
 */

vi.setConfig({ testTimeout: 180_000 })

let told: Told
let server: Awaited<ReturnType<typeof serve>>
let origin: string
let tokens: Awaited<ReturnType<typeof tokensOf>>
let door: ReturnType<typeof createAnswerDoor>
beforeAll(async () => {
  told = await toldPractice()
  tokens = await tokensOf(told)
  server = await serve(told.folder, false)
  const port = await freePort()
  origin = `http://localhost:${port}`
  door = createAnswerDoor({ host: '127.0.0.1', port, origin }, { address: new URL(server.address), key: '' })
  door.listen(port, '127.0.0.1')
  await once(door, 'listening')
}, 180_000)
afterAll(async () => {
  door.closeAllConnections()
  door.close()
  await server.stop()
  told.remove()
})

const isForClients = (path: string) => /^\/answer(\/|\?|$)/.test(path)
/** The login's cookie as the practice's own port has it, which a browser sends to every port of the machine. */
const cookieOf = (token: string) => ({ cookie: `${loginCookieAt(server.address)}=${token}` })

test('what is not a client’s is not there, whoever asks', async () => {
  const paths = Object.values(doors).flatMap(({ at }) => at(told.told))
  expect(paths.filter(isForClients).length).toBeGreaterThan(5)
  // All at once: where there is much to refuse, each waits a second.
  const open = await Promise.all(
    paths
      .filter(each => !isForClients(each))
      .flatMap(path => (['mara', 'ines'] as const).map(who => [path, who] as const))
      .map(async ([path, who]) => {
        const { status } = await ask(origin + path, '', { headers: cookieOf(tokens[who]) })
        return status === 404 || status === 400 ? [] : [`${path} ${status}`]
      }),
  )
  expect(open.flat()).toEqual([])
})

test('no act is carried out, under the path of any page or of a client’s', async () => {
  const before = await storedState()
  const carriedOut = await Promise.all(
    [...builtActions(() => true)].flatMap(([id, name]) =>
      ['/answer', '/answer/now/keep'].map(async path => {
        const headers = { ...cookieOf(tokens.mara), 'next-action': id, origin, 'sec-fetch-site': 'same-origin' }
        const { status } = await ask(origin + path, '', { method: 'POST', headers, body: formOfAct() })
        return [400, 404, 415].includes(status) ? [] : [`${name} at ${path}: ${status}`]
      }),
    ),
  )
  expect(carriedOut.flat()).toEqual([])
  expect((await act(origin, tokens.mara, [...builtActions(() => true).keys()][0] ?? '', { call: null })).status).toBe(
    404,
  )
  expect(await storedState()).toEqual(before)
})

/** As the framework's client sends one. */
function formOfAct(): FormData {
  const form = new FormData()
  form.append('0', '[{},"$K1"]')
  return form
}

test('the login that is sent along is none there: the pages of clients are the same for everybody', async () => {
  const answers = await Promise.all(actors.map(who => ask(`${origin}/answer`, '', { headers: cookieOf(tokens[who]) })))
  expect(new Set(answers.map(({ told: text }) => text.replace(/^date: .*$/m, ''))).size).toBe(1)
})
