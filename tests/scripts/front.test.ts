import { once } from 'node:events'
import { type IncomingMessage, request, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFront } from '../../scripts/front/front.mjs'
import { lanes } from '../../scripts/front/lanes.mjs'
import { hostName, isFromThisMachine, namesServed } from '../../scripts/front/names.mjs'
import { isOwn, whoAsks } from '../../scripts/front/who.mjs'
import { address } from '../../scripts/port.mjs'

/* The front alone: behind it is a program that says what came through. */

let server: Server
let port: number
let reached: { url: string | undefined; sent: string; host: unknown }[]
let counted: string[]
const act = '40'.repeat(21)
beforeEach(async () => {
  reached = []
  counted = []
  const door = {
    names: namesServed({
      host: '127.0.0.1',
      env: { ATTUNE_HOSTS: 'attune.lan', ATTUNE_ORIGIN: 'https://elm.example' },
    }),
    namedIn: 'ATTUNE_HOSTS',
    serves: (path: string) => path !== '/elsewhere',
    largest: (path: string) => (path === '/file' ? 4000 : 1000),
    isForMany: () => true,
    isSecure: true,
    acts: new Set([act]),
    count: (kind: string) => counted.push(kind),
  }
  server = createFront(door, async (asked, answer) => {
    reached.push({ url: asked.url, sent: await text(asked), host: asked.headers['x-forwarded-host'] })
    if (asked.url === '/broken') throw new Error('what was typed')
    answer.end('reached')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  port = portOf(server)
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

const bare = {
  names: new Set(['localhost']),
  namedIn: 'ATTUNE_HOSTS',
  serves: () => true,
  largest: () => 0,
  isSecure: false,
  acts: new Set<string>(),
  count: () => {},
}

function portOf(listening: Server): number {
  const found = listening.address()
  return typeof found === 'object' && found ? found.port : 0
}

type Sent = { path?: string; method?: string; headers?: Record<string, string>; body?: string; chunked?: boolean }

async function ask({ path = '/', method = 'GET', headers = {}, body, chunked = false }: Sent) {
  const own = body === undefined || chunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
  const sent = request({ port, host: '127.0.0.1', path, method, headers: { ...own, ...headers } })
  sent.on('error', () => {})
  const answer = new Promise<IncomingMessage>((resolve, reject) => sent.once('response', resolve).once('error', reject))
  if (chunked) for (let at = 0; at < (body ?? '').length; at += 500) sent.write(body?.slice(at, at + 500))
  sent.end(chunked ? undefined : body)
  const {
    statusCode,
    headers: got,
    ...rest
  } = await answer.then(async found => ({
    statusCode: found.statusCode,
    headers: found.headers,
    body: await text(found),
  }))
  return { status: statusCode, headers: got, ...rest }
}

const statusOf = async (sent: Sent) => (await ask(sent)).status

describe('the name that a page is asked for under', () => {
  test.each(['localhost', 'LOCALHOST:3000', '127.0.0.1:80', '[::1]:3000', 'attune.lan', 'elm.example:443'])(
    '%s is one of the practice',
    async host => expect(await statusOf({ headers: { host } })).toBe(200),
  )

  test.each([
    'evil.example',
    'localhost.evil.example',
    '192.168.1.7',
    'localhost, evil.example',
    'local host',
    '[::2]',
  ])('%s is not, and nothing of it is read', async host => {
    const answer = await ask({ headers: { host } })
    expect(answer).toMatchObject({ status: 421, body: expect.stringContaining('ATTUNE_HOSTS') })
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(reached).toEqual([])
  })

  test('what a proxy says it was asked for is looked at too', async () => {
    expect(await statusOf({ headers: { 'x-forwarded-host': 'evil.example' } })).toBe(421)
    expect(await statusOf({ headers: { 'x-forwarded-host': 'elm.example' } })).toBe(200)
  })

  test('a setting that is no name is said at the start', () => {
    expect(() => namesServed({ host: 'localhost', env: { ATTUNE_HOSTS: 'http://a b' } })).toThrow(/ATTUNE_HOSTS names/)
    expect(hostName('[fe80::1]:3000')).toBe('fe80::1')
    expect(hostName('[not an address]')).toBeNull()
  })
})

describe('what no link of ours asks for', () => {
  test.each([
    '//evil.example/a',
    '/a//b',
    '/a/../b',
    '/a/./b',
    '/a/..',
    '/%2e%2e/b',
    '/a%00',
    '/a%0a',
    '/a%2fb',
    '/a%5cb',
    '/a\\b',
    '/%E0%A4%A',
    '/%zz',
    '/a?b=%00',
    'http://evil.example/',
  ])('%s', async path => {
    expect(await statusOf({ path })).toBe(400)
    expect(reached).toEqual([])
  })

  test('an address without end, a method that nothing here knows, and a place that is not served', async () => {
    expect(await statusOf({ path: `/${'a'.repeat(5000)}` })).toBe(414)
    expect(await ask({ method: 'DELETE' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST' } })
    expect(await statusOf({ path: '/elsewhere?a' })).toBe(404)
    expect(reached).toEqual([])
  })

  test.each<Record<string, string>>([
    { 'next-router-state-tree': 'nonsense' },
    { 'next-router-state-tree': '%5B%22%22%2C7%5D' },
    { 'next-router-state-tree': '%' },
    { 'next-action': 'x' },
    { 'next-action': '../../etc' },
  ])('%j', async headers => {
    expect(await statusOf({ headers })).toBe(400)
    expect(reached).toEqual([])
  })

  test('what the framework’s own client sends goes through, and so do searches in any writing', async () => {
    const tree = encodeURIComponent(JSON.stringify(['', { children: ['__PAGE__', {}] }, null, 'refetch']))
    expect(await statusOf({ headers: { rsc: '1', 'next-router-state-tree': tree } })).toBe(200)
    expect(await statusOf({ method: 'POST', headers: { 'next-action': act }, body: '[]' })).toBe(200)
    expect(await statusOf({ path: '/login?next=%2Fclients%2F1%3Fa%3D%C3%A9//' })).toBe(200)
  })

  test('something sent from another site', async () => {
    const host = 'localhost:3000'
    const post = (headers: Record<string, string>) =>
      statusOf({ method: 'POST', body: 'a', headers: { host, ...headers } })
    for (const origin of [
      'https://evil.example',
      'null',
      'localhost:3000',
      'ftp://localhost:3000',
      'http://localhost:3001',
      'http://localhost',
    ])
      expect(await post({ origin }), origin).toBe(403)
    for (const site of ['cross-site', 'same-site']) expect(await post({ 'sec-fetch-site': site }), site).toBe(403)
    expect(reached).toEqual([])
    const ours: Record<string, string>[] = [
      { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' },
      { origin: 'https://elm.example' },
      { 'sec-fetch-site': 'none' },
      {},
    ]
    for (const headers of ours) expect(await post(headers), JSON.stringify(headers)).toBe(200)
    expect(await statusOf({ headers: { 'sec-fetch-site': 'cross-site' } })).toBe(200)
  })
})

test('what names two hosts is refused: a proxy may have gone by the other', async () => {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8')
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost\r\n\r\n')
  expect(await once(socket, 'data')).toEqual([expect.stringMatching(/^HTTP\/1\.1 400 /)])
  expect(reached).toEqual([])
  socket.destroy()
})

describe('what the framework could not read', () => {
  const multipart = { 'content-type': 'multipart/form-data; boundary=x' }
  const form = (fields: Record<string, string>) =>
    `${Object.entries(fields)
      .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
      .join('')}--x--`
  const unknown = '50'.repeat(21)
  const descriptor = (id: string) => JSON.stringify({ id, bound: '$@1' })

  test.each<[string, number, Record<string, string>, string]>([
    ['an act that the build has not', 409, { 'next-action': unknown }, '[]'],
    ['one in a form', 409, multipart, form({ [`$ACTION_ID_${unknown}`]: '' })],
    ['one in a form, by its number', 409, multipart, form({ $ACTION_REF_1: '', '$ACTION_1:0': descriptor(unknown) })],
    ['an act without what it is to be done with', 400, { 'next-action': act }, ''],
    ['what is no JSON', 400, { 'next-action': act }, '[my secret'],
    ['what is no list', 400, { 'next-action': act }, '{"0":1}'],
    ['a form without its end', 400, multipart, '--x\r\nContent-Disp'],
    ['a form that does not say where its parts begin', 400, { 'content-type': 'multipart/form-data' }, 'abc'],
    ['a form that asks for nothing', 400, multipart, form({ a: 'b' })],
    ['a form whose act is none', 400, multipart, form({ $ACTION_ID_x: '' })],
    ['a form whose number leads nowhere', 400, multipart, form({ $ACTION_REF_1: '' })],
    ['a form whose number leads to nonsense', 400, multipart, form({ $ACTION_REF_1: '', '$ACTION_1:0': '{no' })],
    ['a call without its arguments', 400, { ...multipart, 'next-action': act }, form({ a: 'b' })],
  ])('%s is refused, and counted', async (_, status, headers, body) => {
    const error = vi.spyOn(console, 'error')
    expect(await statusOf({ method: 'POST', headers, body })).toBe(status)
    expect(error).not.toHaveBeenCalled()
    error.mockRestore()
    expect({ reached, counted }).toEqual({ reached: [], counted: ['unreadable'] })
  })

  test('a page of an older version is told so as the framework does', async () => {
    const answer = await ask({ method: 'POST', headers: { 'next-action': unknown }, body: '[]' })
    expect(answer.headers['x-nextjs-action-not-found']).toBe('1')
    expect(answer.body).toMatch(/another version of Attune/)
  })

  test.each<[Record<string, string>, string]>([
    [{ 'next-action': act, 'content-type': 'text/plain;charset=UTF-8' }, '["a"]'],
    [{ 'next-action': act, ...multipart }, form({ _1_code: 'ä', '0': '[{},"$K1"]' })],
    [multipart, form({ $ACTION_REF_1: '', '$ACTION_1:0': descriptor(act), '$ACTION_1:1': '[{}]', code: 'ä' })],
    [multipart, form({ [`$ACTION_ID_${act}`]: '', code: 'ä' })],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, 'a=b'],
  ])('what our own pages send comes through: %j', async (headers, body) => {
    expect(await statusOf({ method: 'POST', headers, body })).toBe(200)
    expect(reached).toMatchObject([{ sent: body }])
    expect(counted).toEqual([])
  })

  test('a form that a proxy names another host for has the one that its page was opened under', async () => {
    const origin = 'https://elm.example'
    await ask({ method: 'POST', headers: { host: 'localhost', origin }, body: 'a' })
    await ask({ method: 'POST', headers: { host: 'localhost', origin: 'http://localhost' }, body: 'a' })
    expect(reached.map(({ host }) => host)).toEqual(['elm.example', undefined])
  })

  test('what comes from elsewhere is counted apart', async () => {
    await ask({ headers: { host: 'evil.example' } })
    await ask({ method: 'POST', headers: { origin: 'https://evil.example' }, body: 'a' })
    await ask({ path: '/%zz' })
    expect(counted).toEqual(['elsewhere', 'elsewhere', 'unreadable'])
  })
})

describe('behind HTTPS every answer says that there is nothing else', () => {
  const only = 'max-age=63072000; includeSubDomains'

  test.each(['/', '/_next/static/chunks/a.js', '/elsewhere', '//odd', '/broken'])('%s', async path => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { headers } = await ask({ path })
    error.mockRestore()
    expect(headers).toMatchObject({ 'strict-transport-security': only, 'x-content-type-options': 'nosniff' })
  })

  test('and on one’s own machine, where there is nothing else, nothing of it', async () => {
    const plain = createFront({ ...bare, isForMany: () => true }, (_, answer) => answer.end())
    plain.listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const { headers } = await fetch(`http://localhost:${portOf(plain)}/`)
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-frame-options')).toBe('DENY')
    plain.closeAllConnections()
    plain.close()
  })
})

describe('what is sent', () => {
  const large = 'a'.repeat(1001)

  test('comes through whole, in one piece or in several', async () => {
    const body = 'ä'.repeat(400)
    for (const chunked of [true, false]) {
      const headers = { 'content-type': 'text/plain' }
      expect(await statusOf({ method: 'POST', headers, body, chunked })).toBe(200)
    }
    expect(reached.map(({ sent }) => sent.length)).toEqual([400, 400])
  })

  test('is refused where it is too large: by what it says of itself, or by what it is', async () => {
    expect(await statusOf({ method: 'POST', body: large })).toBe(413)
    expect(await statusOf({ method: 'POST', body: large, chunked: true })).toBe(413)
    expect(reached).toEqual([])
    expect(await statusOf({ method: 'POST', path: '/file?a', body: large })).toBe(200)
    expect(await statusOf({ method: 'POST', path: '/file', body: large.repeat(4), chunked: true })).toBe(413)
  })

  test('is not asked for where it would be refused', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9000000\r\nExpect: 100-continue\r\n\r\n')
    const [first] = await once(socket.setEncoding('utf8'), 'data')
    expect(first).toMatch(/^HTTP\/1\.1 413 /)
    socket.destroy()
  })

  test('is asked for where it would be taken', async () => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8')
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n')
    expect(await once(socket, 'data')).toEqual([expect.stringMatching(/^HTTP\/1\.1 100 /)])
    socket.write('hi')
    expect(await once(socket, 'data')).toEqual([expect.stringMatching(/^HTTP\/1\.1 200 /)])
    expect(reached).toMatchObject([{ url: '/', sent: 'hi' }])
    socket.destroy()
  })

  test('is read of few where many send too much: the others wait for their refusal, and are cut off with it', async () => {
    const arrived: Socket[] = []
    server.on('connection', socket => arrived.push(socket))
    const body = 'a'.repeat(2_000_000)
    const statuses = await Promise.all(
      Array.from({ length: 30 }, () => statusOf({ method: 'POST', body }).catch(() => 'cut off')),
    )
    expect(statuses.filter(status => status === 413).length).toBeGreaterThanOrEqual(10)
    expect(statuses.filter(status => status !== 413 && status !== 'cut off')).toEqual([])
    expect(arrived).toHaveLength(30)
    expect(arrived.filter(({ bytesRead }) => bytesRead > 1_000_000).length).toBeLessThanOrEqual(10)
    expect(reached).toEqual([])
  })

  test('keeps nobody waiting but who sends it: nothing is begun before it is whole', async () => {
    const socket = connect(port, '127.0.0.1')
    socket.write('POST /slow HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\nh')
    expect(await statusOf({ path: '/other' })).toBe(200)
    expect(reached.map(({ url }) => url)).toEqual(['/other'])
    socket.write('i')
    await once(socket, 'data')
    expect(reached).toContainEqual(expect.objectContaining({ url: '/slow', sent: 'hi' }))
    socket.destroy()
  })
})

test('an error behind the front is an answer, and what was typed is in no log', async () => {
  const said: unknown[] = []
  const { error } = console
  console.error = (...words: unknown[]) => said.push(...words)
  try {
    expect(await ask({ path: '/broken' })).toMatchObject({ status: 500, body: expect.stringMatching(/went wrong/) })
  } finally {
    console.error = error
  }
  expect(said.join()).toBe('A request failed: Error')
})

test('who sends the first lines slowly, and whole requests slowly, is cut off', () => {
  expect(server.headersTimeout).toBeLessThanOrEqual(10_000)
  expect(server.requestTimeout).toBeLessThanOrEqual(60_000)
})

describe('who asks for much', () => {
  const of = (login: string, address = 'a') => ({ login, address })

  test('waits for themselves, and keeps nobody else waiting', async () => {
    const enter = lanes({ ofOne: 2, ofAddress: 5, waiting: 2, patience: 1000 })
    const [leave] = await Promise.all([enter(of('one')), enter(of('one'))])
    let isIn = false
    const third = enter(of('one')).then(left => {
      isIn = true
      return left
    })
    expect(await enter(of('other'))).toBeInstanceOf(Function)
    expect(await enter(of('one', 'b'))).toBeInstanceOf(Function)
    expect(isIn).toBe(false)
    leave?.()
    expect(await third).toBeInstanceOf(Function)
  })

  test('has so many places at an address, whatever logins they name, and is refused where too many wait', async () => {
    const enter = lanes({ ofOne: 2, ofAddress: 3, waiting: 1, patience: 1000 })
    const [first] = await Promise.all(['1', '2', '3'].map(login => enter(of(login))))
    const waits = enter(of('4'))
    expect(await enter(of('5'))).toBeNull()
    first?.()
    expect(await waits).toBeInstanceOf(Function)
  })

  test('is answered by turns with everybody else, also where an answer waits for nothing', async () => {
    const enter = lanes({ ofOne: 1, ofAddress: 5, waiting: 50, patience: 60_000 })
    const answered: string[] = []
    const ask = async (login: string) => {
      const leave = await enter(of(login))
      answered.push(login)
      leave?.()
    }
    const all = Array.from({ length: 20 }, () => ask('one'))
    await nextTurn()
    await ask('other')
    expect(answered.length).toBeLessThan(5)
    await Promise.all(all)
    expect(answered).toHaveLength(21)
  })

  test('and goes on asking for more than there are places for has one, which rests', async () => {
    const enter = lanes({ ofOne: 6, ofAddress: 24, waiting: 50, patience: 0 })
    let running = 0
    const beside: number[] = []
    const ask = async () => {
      const leave = await enter(of('one'))
      beside.push(++running)
      for (let turn = 0; turn < 3; turn++) await nextTurn()
      running--
      leave?.()
    }
    await Promise.all(Array.from({ length: 40 }, ask))
    expect(beside.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6])
    expect(Math.max(...beside.slice(12, -6))).toBe(1)
    expect(await enter(of('one'))).toBeInstanceOf(Function)
  })

  test('is known by their login, and behind a proxy by where that says they are', () => {
    const request = (headers: Record<string, string>) => ({ headers, socket: { remoteAddress: '10.0.0.1' } })
    const headers = { 'x-forwarded-for': '6.6.6.6, 192.0.2.7', cookie: 'a=b; attune.login.3000=xyz; attune.csrf=q' }
    expect(whoAsks(request(headers), () => true)).toEqual({ address: '192.0.2.7', login: 'xyz' })
    expect(whoAsks(request(headers), () => false)).toEqual({ address: '10.0.0.1', login: 'xyz' })
    expect(whoAsks(request({ cookie: '__Host-attune.login=abc' }), () => true)).toEqual({
      address: '10.0.0.1',
      login: 'abc',
    })
  })

  test('is not the framework itself, which asks within a request that has its place', () => {
    const first: Record<string, string> = { 'x-attune-own': 'invented' }
    expect(isOwn(first)).toBe(false)
    expect(isOwn({ ...first })).toBe(true)
  })

  test('gets six answers at a time', async () => {
    const held: (() => void)[] = []
    let most = 0
    const narrow = createFront({ ...bare, isForMany: () => true }, async (_, answer) => {
      const mine = new Promise<void>(resolve => held.push(resolve))
      most = Math.max(most, held.length)
      await mine
      answer.end('done')
    })
    narrow.listen(0, '127.0.0.1')
    await once(narrow, 'listening')
    const at = portOf(narrow)
    const asked = Array.from({ length: 8 }, async () => (await fetch(`http://localhost:${at}/`)).text())
    await expect.poll(() => held.length).toBe(6)
    for (let n = 0; n < 8; n++) {
      await expect.poll(() => held.length).toBeGreaterThan(n)
      held[n]?.()
    }
    expect(await Promise.all(asked)).toEqual(Array(8).fill('done'))
    narrow.closeAllConnections()
    narrow.close()
  })
})

test('a connection is this machine’s own by the address at its other end, also where that is one that others reach', () => {
  for (const remoteAddress of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect(isFromThisMachine({ remoteAddress, localAddress: '127.0.0.1' })).toBe(true)
  const localAddress = '192.168.1.7'
  expect(isFromThisMachine({ remoteAddress: localAddress, localAddress })).toBe(true)
  expect(isFromThisMachine({ remoteAddress: '192.168.1.8', localAddress })).toBe(false)
  expect(isFromThisMachine({ remoteAddress: undefined, localAddress: undefined })).toBe(false)
})

test('one machine does not take the connections of all', async () => {
  const bounded = createFront({ ...bare, isForMany: () => false }, (_, answer) => answer.end())
  bounded.listen(0, '127.0.0.1')
  await once(bounded, 'listening')
  const at = portOf(bounded)
  const sockets = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const socket = connect(at, '127.0.0.1')
      await once(socket, 'connect')
      return socket
    }),
  )
  const oneMore = connect(at, '127.0.0.1')
  await once(oneMore, 'close')
  for (const socket of sockets) socket.destroy()
  bounded.close()
  await once(bounded, 'close')
})

describe('where other machines reach it', () => {
  afterEach(() => vi.unstubAllEnvs())
  const addressWith = (env: Record<string, string>) => {
    for (const name of ['HOST', 'PORT', 'ATTUNE_ORIGIN', 'ATTUNE_PLAIN_HTTP']) vi.stubEnv(name, env[name] ?? '')
    return address()
  }

  test.each(['0.0.0.0', '::', '192.168.1.7', 'attune.lan'])('%s is refused where nothing encrypts', HOST => {
    expect(() => addressWith({ HOST })).toThrow(/unencrypted/)
    expect(() => addressWith({ HOST, ATTUNE_ORIGIN: 'http://attune.lan' })).toThrow(/ATTUNE_PLAIN_HTTP=yes/)
    expect(addressWith({ HOST, ATTUNE_ORIGIN: 'https://attune.example.org' })).toEqual({ host: HOST, port: 3000 })
    expect(addressWith({ HOST, ATTUNE_PLAIN_HTTP: 'yes' })).toEqual({ host: HOST, port: 3000 })
  })

  test('its own machine needs no such word', () => {
    for (const HOST of ['', '127.0.0.1', 'localhost', '::1']) expect(() => addressWith({ HOST })).not.toThrow()
  })
})
