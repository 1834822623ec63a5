import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAnswerDoor } from '../../scripts/answer-door/door.mjs'
import { keepOpen } from '../../scripts/answer-door/keep-open.mjs'
import { answerDoor, doorWithoutPort, shadowedDoor } from '../../scripts/answer-door/settings.mjs'
import { freePort } from '../../scripts/port.mjs'
import { times } from '../support/test-all'

/* The answer door alone: behind it is a program that notes what came through, and gives away all that an app could. */

const link = 'abcdefghijklmnopqrstuvwxyz'
const stop = `/answer/stop/01a21afd-85a6-70f8-952c-13e68d5b184a.${'aB-_'.repeat(10)}abc`
const ofApp = {
  'content-type': 'text/html; charset=utf-8',
  'set-cookie': ['attune.answer=new; Path=/answer; HttpOnly', 'attune.login.3000=staff', '__Secure-attune.tablet=t'],
  'x-powered-by': 'something',
  location: '/answer/now',
}

let app: Server
let door: Server
let port: number
let reached: { method?: string; url?: string; headers: IncomingHttpHeaders; sent: string }[]
beforeEach(async () => {
  reached = []
  app = createServer(async (asked, answer) => {
    reached.push({ method: asked.method, url: asked.url, headers: asked.headers, sent: await text(asked) })
    answer.writeHead(200, ofApp).end('from the app')
  })
  await listening(app)
  const settings = { host: '127.0.0.1', port: 0, origin: 'https://answers.example' }
  door = createAnswerDoor(settings, { address: new URL(`http://127.0.0.1:${portOf(app)}`), key: 'the key' })
  await listening(door)
  port = portOf(door)
})
afterEach(() => {
  for (const server of [door, app]) {
    server.closeAllConnections()
    server.close()
  }
})

async function listening(server: Server) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
}

function portOf(server: Server): number {
  const found = server.address()
  return typeof found === 'object' && found ? found.port : 0
}

type Sent = { path?: string; method?: string; headers?: Record<string, string>; body?: string }

async function ask({ path = '/answer', method = 'GET', headers = {}, body }: Sent = {}) {
  const form = body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin }
  const sent = request({
    port,
    host: '127.0.0.1',
    path,
    method,
    headers: { host: 'answers.example', ...form, ...headers },
  })
  sent.on('error', () => {})
  const answer = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).once('error', reject))
  sent.end(body)
  const {
    statusCode: status,
    headers: got,
    ...rest
  } = await answer.then(async found => ({
    statusCode: found.statusCode,
    headers: found.headers,
    body: await text(found),
  }))
  return { status, headers: got, ...rest }
}

const origin = 'https://answers.example'
const statusOf = async (sent: Sent) => (await ask(sent)).status

describe('what is listed', () => {
  const opened = [
    '/answer',
    `/answer/${link}`,
    '/answer/now',
    '/answer/style.css',
    '/answer/keep.js',
    '/answer/fonts/inter.woff2',
  ]
  const sentTo = ['/answer/code', `/answer/${link}/begin`, '/answer/now/keep', '/answer/now/send', '/answer/now/stop']

  test.each(opened)('%s is opened, and not sent to', async path => {
    expect(await statusOf({ path })).toBe(200)
    expect(await statusOf({ path, method: 'HEAD' })).toBe(200)
    expect(await statusOf({ path, method: 'POST', body: 'a=b' })).toBe(404)
    expect(reached.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${path}`, `HEAD ${path}`])
  })

  test.each(sentTo)('%s is sent to, and opened by a phone that opens its pages anew', async path => {
    expect(await statusOf({ path, method: 'POST', body: 'a=b' })).toBe(200)
    expect(await statusOf({ path: `${path}?language=de` })).toBe(200)
    const opened = { method: 'GET', url: `${path}?language=de`, sent: '' }
    expect(reached).toMatchObject([{ method: 'POST', url: path, sent: 'a=b' }, opened])
  })

  test('the link that makes a device a tablet of the practice is opened, and its button sent', async () => {
    const tablet = `/answer/tablet/${'0'.repeat(36)}.${'a'.repeat(43)}`
    expect(await statusOf({ path: tablet })).toBe(200)
    expect(await statusOf({ path: tablet, method: 'POST', body: '' })).toBe(200)
    for (const path of [`${tablet}x`, tablet.slice(0, -1), '/answer/tablet/', '/answer/tablet/a.b'])
      expect(await statusOf({ path }), path).toBe(404)
  })

  test('the link that stops reminders is opened, and sent to by programs of mail, in whatever form they like', async () => {
    const oneClick = { 'content-type': 'multipart/form-data; boundary=x' }
    const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--'
    expect(await statusOf({ path: stop })).toBe(200)
    expect(await statusOf({ path: stop, method: 'POST', body: 'List-Unsubscribe=One-Click' })).toBe(200)
    const bare = { path: stop, method: 'POST', headers: { ...oneClick, 'content-length': `${parts.length}` } }
    const asked = request({ port, host: '127.0.0.1', ...bare, headers: { host: 'answers.example', ...bare.headers } })
    asked.end(parts)
    const [answer] = await once(asked, 'response')
    expect(answer.statusCode).toBe(200)
    expect(await statusOf({ path: stop, method: 'POST' })).toBe(200)
    expect(reached.map(({ method, sent }) => `${method} ${sent}`)).toEqual(['GET ', 'POST ', 'POST ', 'POST '])
    for (const path of [`${stop}x`, stop.slice(0, -1), '/answer/stop/', '/answer/stop/a.b', `${stop}/begin`])
      expect(await statusOf({ path, method: 'POST' }), path).toBe(404)
  })

  test.each([
    ...['/', '//', '/login', '/caseload', '/api/health', '/api/login', '/_next/static/a.js', '/setup', '/favicon.ico'],
    ...[
      '/answer/',
      '/answer//now',
      '/answer/now/',
      '/answer/../login',
      '/answer/%2e%2e/login',
      '/%61nswer',
      '/answer%2fnow',
    ],
    ...[
      '/Answer',
      '/answer/now;a',
      '/answer/now/keep/more',
      `/answer/${link}/begin/x`,
      `/answer/${link.toUpperCase()}`,
    ],
    ...[`/answer/${link}a`, '/answer/fonts/../style.css', '/answer/fonts/a.ttf', 'http://answers.example/answer'],
  ])('%s is not', async path => {
    for (const method of ['GET', 'HEAD', 'POST']) expect([400, 404]).toContain(await statusOf({ path, method }))
    expect(reached).toEqual([])
  })

  test.each(['PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH', 'PROPFIND'])('%s is nothing here', async method => {
    expect(await statusOf({ method })).toBe(405)
    expect(reached).toEqual([])
  })

  test('of a query the language and the page go through, and nothing else', async () => {
    const queries = [
      '?language=de',
      '?language=de&a=b',
      '?_rsc=abc',
      '?language=//x',
      '?a&page=2&language=de',
      '?page=-1',
    ]
    for (const query of queries) await ask({ path: `/answer${query}` })
    const passed = ['?language=de', '?language=de', '', '', '?page=2&language=de', '']
    expect(reached.map(({ url }) => url)).toEqual(passed.map(query => `/answer${query}`))
  })
})

describe('what goes through to the app', () => {
  test('is the cookies of who answers and of a tablet, and no other', async () => {
    const cookie = 'attune.login.3000=staff; attune.answer=a; __Host-attune.login=x; attune.tablet=t; attune.answers=no'
    await ask({ headers: { cookie } })
    await ask({ headers: { cookie: 'attune.login=staff' } })
    expect(reached.map(({ headers }) => headers.cookie)).toEqual(['attune.answer=a; attune.tablet=t', undefined])
  })

  test('is no header that the framework or the app would take for more', async () => {
    const odd = { 'next-action': '40'.repeat(21), rsc: '1', 'next-router-state-tree': 'x', 'next-url': '/login' }
    const claimed = {
      'x-attune-door': 'guessed',
      'x-attune-path': '/',
      'x-middleware-subrequest': 'proxy',
      authorization: 'a',
    }
    await ask({ headers: { ...odd, ...claimed, 'x-forwarded-for': '192.0.2.9', 'accept-language': 'de' } })
    expect(reached).toHaveLength(1)
    const passed = ['accept-language', 'connection', 'host', 'x-attune-door', 'x-forwarded-for']
    expect(Object.keys(reached[0]?.headers ?? {}).toSorted()).toEqual(passed)
    expect(reached[0]?.headers).toMatchObject({ 'x-attune-door': 'the key', 'x-forwarded-for': '192.0.2.9' })
  })

  test('is a form, under the address of the app, where a page of the door sent it', async () => {
    const send = (headers: Record<string, string>) =>
      statusOf({ path: '/answer/now/send', method: 'POST', body: 'a=b', headers })
    expect(await send({})).toBe(200)
    expect(await send({ origin: 'https://evil.example' })).toBe(403)
    expect(await send({ origin: 'null' })).toBe(403)
    // Another port of the same name is another's.
    expect(await send({ origin: `${origin}:8080` })).toBe(403)
    expect(await send({ origin: origin.replace('https', 'http') })).toBe(403)
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403)
    expect(reached.map(({ headers }) => headers.origin)).toEqual([`http://127.0.0.1:${portOf(app)}`])
  })

  test('and one that says nothing of whence is passed on as such: the app refuses it', async () => {
    const sent = {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '3' },
    }
    const asked = request({ port, host: '127.0.0.1', path: '/answer/code', ...sent }).end('a=b')
    await once(asked, 'response')
    expect(reached.map(({ headers }) => headers.origin)).toEqual([undefined])
  })

  test.each([
    ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="0"\r\n\r\n[]\r\n--x--'],
    ['text/plain;charset=UTF-8', '[]'],
    ['application/json', '{}'],
    ['application/x-www-form-urlencodedx', 'a=b'],
  ])('is nothing of another kind: %s', async (type, body) => {
    const headers = { 'content-type': type, 'next-action': '40'.repeat(21) }
    expect([400, 415]).toContain(await statusOf({ path: '/answer/now/keep', method: 'POST', body, headers }))
    expect(reached).toEqual([])
  })

  test('is at most 64 KB', async () => {
    const post = (body: string) => statusOf({ path: '/answer/now/keep', method: 'POST', body })
    expect([await post('a'.repeat(65_536)), await post('a'.repeat(65_537))]).toEqual([200, 413])
    expect(reached).toHaveLength(1)
  })

  test('is asked for under a name of the door', async () => {
    expect(await statusOf({ headers: { host: 'evil.example' } })).toBe(421)
    expect((await ask({ headers: { host: 'attune.lan' } })).body).toContain('ANSWER_ORIGIN')
    expect(await statusOf({ headers: { host: 'localhost:1' } })).toBe(200)
    expect(reached).toHaveLength(1)
  })
})

test('of what the app gives, no cookie of the staff comes out, and no header that is not needed', async () => {
  const { headers, body } = await ask()
  expect(body).toBe('from the app')
  expect(headers['set-cookie']).toEqual([ofApp['set-cookie'][0], ofApp['set-cookie'][2]])
  expect(headers).toMatchObject({ location: '/answer/now', 'x-content-type-options': 'nosniff' })
  expect(headers['x-powered-by']).toBeUndefined()
})

test('a connection that the app has closed meanwhile costs nobody an answer', async () => {
  app.removeAllListeners('request')
  const served = new WeakSet<object>()
  let answers = 0
  app.on('request', (asked: IncomingMessage, answer) => {
    // As one does that was kept for too long: it is closed as soon as something more is asked over it.
    if (served.has(asked.socket)) return asked.socket.destroy()
    served.add(asked.socket)
    answers++
    answer.end('answered')
  })
  for (let n = 0; n < 6; n++)
    expect(await statusOf({ path: '/answer/now/keep', method: 'POST', body: 'a=b' })).toBe(200)
  expect(answers).toBe(6)
})

test('an answer that breaks off is not given as a whole one', async () => {
  app.removeAllListeners('request')
  app.on('request', (_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/html', 'content-length': 100 })
    answer.write('half', () => answer.destroy())
  })
  await expect(ask()).rejects.toThrow()
})

test('where the app is not there, whoever answers is told so, and the door stays open', async () => {
  app.closeAllConnections()
  app.close()
  await once(app, 'close')
  const { status, body } = await ask()
  expect(status).toBe(503)
  expect(body).toMatch(/try again[\s\S]*versuchen[\s\S]*أخرى/)
  expect(await statusOf({ path: '/login' })).toBe(404)
})

test('whatever is sent to it, it goes on, and nothing comes through that is not listed', {
  timeout: 1_800_000,
}, async () => {
  const seed = Date.now() % 2 ** 31
  console.log(`The answer door is sent what nobody would: seed ${seed}`)
  const chance = mulberry(seed)
  const rounds = times(100_000, 3000)
  for (let sent = 0; sent < rounds; sent += 50)
    await Promise.all(Array.from({ length: 50 }, () => fling(requestBy(chance))))
  expect(await statusOf({ path: '/answer' })).toBe(200)
  expect(reached.filter(({ url = '' }) => !/^\/answer(\/|\?language=|$)/.test(url))).toEqual([])
  expect(reached.filter(({ headers }) => 'next-action' in headers || /login/.test(headers.cookie ?? ''))).toEqual([])
})

/** Sends bytes over a connection of their own, and waits until the door has said something or closed it. */
function fling(bytes: string): Promise<void> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1')
    const end = () => {
      socket.destroy()
      resolve()
    }
    socket.once('data', end).once('close', end).once('error', end)
    // Some say half of something, and wait for as long as they are let.
    socket.setTimeout(50, end)
    socket.write(bytes, 'latin1')
  })
}

/** A request that is mostly odd in one way or another. */
function requestBy(chance: () => number): string {
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)]
  const noise = () =>
    Array.from({ length: Math.floor(chance() * 12) }, () => String.fromCharCode(chance() * 256)).join('')
  const method = one(['GET', 'GET', 'POST', 'POST', 'HEAD', 'CONNECT', 'TRACE', 'get', '', noise()])
  const path = one([
    ...[
      '//',
      '/',
      '*',
      'http://x/answer',
      '/answer',
      '/answer/now',
      '/answer/now/send',
      `/answer/${link}`,
      '/login',
      '/..',
    ],
    ...[
      '/answer/../caseload',
      '/answer/%00',
      '/answer?language=de',
      '/answer?a=//',
      `/${noise()}`,
      `/answer/${noise()}`,
      '//answer',
    ],
  ])
  const version = one(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP', noise()])
  const lines = [
    ...[
      'Host: answers.example',
      'Host: localhost',
      'host: evil.example',
      'Host:',
      `Host: ${noise()}`,
      'Content-Length: 5',
    ],
    ...[
      'Content-Length: -1',
      'Content-Length: 99999999999',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: x',
      'RSC: 1',
    ],
    ...[
      'Expect: 100-continue',
      'Upgrade: websocket',
      'Connection: Upgrade, Next-Action',
      `Next-Action: ${'40'.repeat(21)}`,
    ],
    ...[
      'Content-Type: multipart/form-data; boundary=x',
      'Content-Type: application/x-www-form-urlencoded',
      'Origin: null',
    ],
    ...[
      'Cookie: attune.login.3000=x; attune.answer=y',
      `Cookie: ${noise()}`,
      'X-Forwarded-Host: //',
      `X-Forwarded-For: ${noise()}`,
    ],
    ...['Next-Router-State-Tree: %', `${noise()}: ${noise()}`, `A: ${'a'.repeat(Math.floor(chance() * 20_000))}`],
  ]
  const sent = lines.filter(() => chance() < 0.2)
  const body = one(['', '', 'a=b&c', '5\r\nhello\r\n0\r\n\r\n', 'ffffffff\r\n', '--x\r\n', noise()])
  return `${method} ${path} ${version}\r\nHost: answers.example\r\n${sent.join('\r\n')}\r\n\r\n${body}`
}

/** Numbers from 0 to 1, the same from the same seed. */
function mulberry(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('the process', () => {
  afterEach(() => vi.unstubAllEnvs())

  test('is begun anew when it ends, is told nothing of the practice, and ends with whoever began it', async () => {
    const own = await freePort()
    vi.stubEnv('ANSWER_PORT', String(own))
    vi.stubEnv('ATTUNE_SMTP', 'smtp://somebody:secret@mail.example')
    const kept = keepOpen({ app: `http://127.0.0.1:${portOf(app)}`, key: 'another key' })
    const answered = () =>
      fetch(`http://localhost:${own}/answer`).then(
        answer => answer.status,
        () => 0,
      )
    try {
      await expect.poll(answered, patience).toBe(200)
      expect(reached.at(-1)?.headers['x-attune-door']).toBe('another key')
      const first = kept.pid() ?? 0
      if (existsSync('/proc')) expect(readFileSync(`/proc/${first}/environ`, 'utf8')).not.toContain('secret')
      process.kill(first, 'SIGKILL')
      await expect.poll(kept.pid, patience).not.toBe(first)
      await expect.poll(answered, patience).toBe(200)
    } finally {
      kept.close()
    }
    await expect.poll(answered, patience).toBe(0)
  })
})

const patience = { timeout: 15_000 }

describe('its settings', () => {
  test('leave it closed where there is no port', () => expect(answerDoor({ PORT: '3000' })).toBeNull())

  test('open it on this machine alone, unless they say more', () => {
    const here = { host: '127.0.0.1', port: 4000, origin: 'http://localhost:4000' }
    expect(answerDoor({ ANSWER_PORT: '4000' })).toEqual(here)
  })

  test.each([
    { ANSWER_HOST: '0.0.0.0' },
    { ANSWER_HOST: '192.168.1.7', ANSWER_ORIGIN: 'http://192.168.1.7:4000' },
    { ANSWER_ORIGIN: 'http://answers.example' },
  ])('open it to a network without encryption only where that was said: %j', env => {
    const given = { ANSWER_PORT: '4000', ...env }
    expect(() => answerDoor(given)).toThrow(/birth dates would cross the network unencrypted.*ANSWER_PLAIN_HTTP=yes/)
    expect(answerDoor({ ...given, ANSWER_PLAIN_HTTP: 'yes' })).toMatchObject({ port: 4000 })
    expect(answerDoor({ ...given, ANSWER_ORIGIN: 'https://answers.example' })).toMatchObject({ port: 4000 })
  })

  test.each(['0', '65536', 'four', '3000'])('take no port such as %s', port =>
    expect(() => answerDoor({ ANSWER_PORT: port })).toThrow(/ANSWER_PORT/),
  )

  test.each(['answers.example', 'https://answers.example/a', 'ftp://answers.example', 'https://answers.example?a'])(
    'take no address such as %s',
    origin => expect(() => answerDoor({ ANSWER_PORT: '4000', ANSWER_ORIGIN: origin })).toThrow(/ANSWER_ORIGIN/),
  )

  test('say where browsers that know Attune would not open it', () => {
    const at = (origin: string) => shadowedDoor({ host: '', port: 1, origin }, { ATTUNE_ORIGIN: 'https://elm.example' })
    expect(at('http://elm.example:4000')).toContain('elm.example is told to be reached over HTTPS alone')
    expect(at('http://answers.elm.example')).not.toBeNull()
    expect([at('https://elm.example:4000'), at('http://192.168.1.7:4000'), at('http://helm.example')]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('says so where something is set for it and it has no port', () => {
    expect(doorWithoutPort({})).toBeNull()
    expect(doorWithoutPort({ ANSWER_PORT: '4000', ANSWER_ORIGIN: 'https://answers.example.org' })).toBeNull()
    expect(doorWithoutPort({ ANSWER_ORIGIN: 'https://answers.example.org' })).toBe(
      'ANSWER_ORIGIN is set without ANSWER_PORT: the answer door stays closed.',
    )
    expect(doorWithoutPort({ ANSWER_HOST: '0.0.0.0', ANSWER_PLAIN_HTTP: 'yes' })).toMatch(/^ANSWER_HOST and .* are set/)
  })
})
