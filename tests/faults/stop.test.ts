import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs'
import { Agent, get, request } from 'node:http'
import { connect } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { closePractice } from '@/db/open'
import { freePort } from '../../scripts/port.mjs'
import { cookieFor } from '../e2e/support/login'
import { emptyFolder } from '../support/folder'
import { freshPractice, loginAs } from '../support/practice'

/* Real processes: npm, the script, the server. However one of them is stopped, the port is free and attune.db is whole soon after. */

let practice: Awaited<ReturnType<typeof freshPractice>>
let port: number
let cookie: string
let child: ChildProcess | null = null
beforeEach(async () => {
  practice = await freshPractice()
  const { loginId } = await loginAs(practice.mara.personId, Date.now())
  port = await freePort()
  cookie = `attune.login.${port}=${await cookieFor(loginId)}`
  closePractice()
})
afterEach(async () => {
  if (child?.pid) killGroup(child.pid)
  child = null
  await practice.remove()
})

const timeout = 120_000
const asScript = [process.execPath, 'scripts/attune.cjs', 'start'] as const
const asNpm = ['npm', 'start'] as const

test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
  '%s ends it promptly, whoever keeps a connection open',
  {
    timeout,
  },
  async signal => {
    const running = await started(asScript)
    const open = await openConnections()
    const before = performance.now()
    running.kill(signal)
    expect(await once(running, 'exit')).toEqual([0, null])
    expect(performance.now() - before).toBeLessThan(5000)
    open.close()
    await expectStopped()
    expectWhole()
  },
)

test('an answer that is under way when it is stopped is given', { timeout }, async () => {
  const running = await started(asScript)
  const body = 'email=nobody%40attune.example&password=nothing'
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }
  const asked = request({ host: '127.0.0.1', port, method: 'POST', path: '/api/auth/callback/password', headers })
  const answer = once(asked, 'response')
  asked.flushHeaders()
  await sleep(300)
  running.kill('SIGTERM')
  await sleep(1000)
  asked.end(body)
  const [response] = await answer
  expect(response.statusCode).toBeLessThan(500)
  response.resume()
  await once(running, 'exit')
  expectWhole()
})

test('a script that is killed outright leaves no server behind', { timeout }, async () => {
  const running = await started(asScript)
  running.kill('SIGKILL')
  await expectStopped()
  expectWhole()
})

test.each(['SIGTERM', 'SIGKILL'] as const)('npm that gets %s leaves no server behind', { timeout }, async signal => {
  const running = await started(asNpm)
  running.kill(signal)
  await expectStopped()
  expectWhole()
})

/** Starts it in a process group of its own and waits until it says where it is. */
async function started([command, ...args]: readonly [string, ...string[]]): Promise<ChildProcess> {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('npm_'))
  const env = {
    ...Object.fromEntries(own),
    NODE_ENV: 'production' as const,
    ATTUNE_DATA: practice.folder,
    PORT: String(port),
  }
  const running = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  child = running
  let said = ''
  await new Promise<void>((resolve, reject) => {
    for (const output of [running.stdout, running.stderr])
      output.setEncoding('utf8').on('data', text => {
        said += text
        if (said.includes('Attune is ready')) resolve()
      })
    running.once('exit', () => reject(new Error(`It did not start: ${said}`)))
  })
  // A page has been opened, and its audit entry is in the log.
  expect(await statusOf('/caseload')).toBe(200)
  expect(statSync(path.join(practice.folder, 'attune.db-wal')).size).toBeGreaterThan(0)
  return running
}

/** A browser that has read a page and keeps its connection, and one that has opened a connection ahead of time and said nothing. */
async function openConnections() {
  const agent = new Agent({ keepAlive: true })
  await statusOf('/caseload', agent)
  const silent = connect(port, '127.0.0.1')
  silent.on('error', () => {})
  await once(silent, 'connect')
  return {
    close: () => {
      agent.destroy()
      silent.destroy()
    },
  }
}

function statusOf(place: string, agent?: Agent): Promise<number | undefined | 'refused'> {
  return new Promise(resolve => {
    get({ host: '127.0.0.1', port, path: place, agent, headers: { cookie } }, response => {
      response.resume().on('end', () => resolve(response.statusCode))
      response.on('error', () => resolve(undefined))
    }).on('error', error => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'refused' : undefined))
  })
}

async function expectStopped() {
  await expect.poll(() => statusOf('/api/health'), { timeout: 10_000, interval: 100 }).toBe('refused')
  await expect.poll(isLogEmpty, { timeout: 10_000, interval: 100 }).toBe(true)
}

const isLogEmpty = () => {
  const log = path.join(practice.folder, 'attune.db-wal')
  return !existsSync(log) || statSync(log).size === 0
}

/** All that was saved is in the one file. */
function expectWhole() {
  expect(isLogEmpty()).toBe(true)
  const alone = path.join(emptyFolder(), 'attune.db')
  copyFileSync(path.join(practice.folder, 'attune.db'), alone)
  const copy = new Database(alone, { readonly: true })
  expect(copy.prepare("select count(*) from audit_events where act = 'caseload.open'").pluck().get()).toBeGreaterThan(0)
  const newest = copy.prepare('select max(seq) from audit_events').pluck().get()
  copy.close()
  expect(
    JSON.parse(readFileSync(path.join(practice.folder, 'audit-anchors'), 'utf8').trimEnd().split('\n').at(-1) ?? ''),
  ).toMatchObject({ seq: newest })
}

function killGroup(pid: number) {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {}
}
