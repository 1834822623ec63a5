import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DraftKeeper, type DraftReply, type DraftStatus, pace } from '@/components/session/entry/draft-keeper'
import type { Entry } from '@/lib/entry'

const sheet = (answer: number): Entry[] => [
  { instrumentId: 'wai-sr', respondent: 'client', target: null, how: 'items', answers: { 1: answer } },
]

/** A server that answers when it is told to. */
function slowServer() {
  const calls: { draftVersion: number; entries: Entry[]; reply: (reply: DraftReply | 'no network') => void }[] = []
  const send = (draft: { draftVersion: number; entries: Entry[] }) =>
    new Promise<DraftReply>((resolve, reject) => {
      const reply = (given: DraftReply | 'no network') =>
        given === 'no network' ? reject(new TypeError('fetch failed')) : resolve(given)
      calls.push({ ...draft, reply })
    })
  return { calls, send }
}

const saved = (draftVersion: number): DraftReply => ({ ok: true, draftVersion, savedAt: 0 })

function keeperOf(server: ReturnType<typeof slowServer>, draftVersion = 1) {
  const told: DraftStatus['kind'][] = []
  return { told, keeper: new DraftKeeper(server.send, draftVersion, status => told.push(status.kind)) }
}

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('a draft is sent within a second of the last key', async () => {
  const server = slowServer()
  keeperOf(server).keeper.change({ entries: sheet(4) })
  await vi.advanceTimersByTimeAsync(1000)
  expect(server.calls).toMatchObject([{ draftVersion: 1, entries: sheet(4) }])
})

test('typing without a pause is sent all the same', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  for (let key = 0; key < 10; key++) {
    keeper.change({ entries: sheet(key % 5) })
    await vi.advanceTimersByTimeAsync(pace.pause - 100)
  }
  expect(server.calls.length).toBeGreaterThan(0)
})

test('a safety answer does not wait', async () => {
  const server = slowServer()
  keeperOf(server).keeper.change({ entries: sheet(4) }, true)
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls).toHaveLength(1)
})

test('what leaves the page waits for what was typed, and does not where that is not taken', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  keeper.change({ entries: sheet(4) })
  const settled = keeper.settle()
  server.calls[0]?.reply({ ok: false, why: 'invalid' })
  expect(await settled).toBe(false)
  expect(await keeper.settle()).toBe(false)
  keeper.change({ entries: sheet(3) })
  const again = keeper.settle()
  server.calls[1]?.reply(saved(2))
  expect(await again).toBe(true)
})

test('never two drafts under way; the newest goes next, over the version just made', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  keeper.change({ entries: sheet(1) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  keeper.change({ entries: sheet(2) })
  keeper.change({ entries: sheet(3) })
  await vi.advanceTimersByTimeAsync(5000)
  expect(server.calls).toHaveLength(1)
  server.calls[0]?.reply(saved(2))
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls.slice(1)).toMatchObject([{ draftVersion: 2, entries: sheet(3) }])
})

test.each<[DraftReply | 'no network', DraftStatus['kind']]>([
  ['no network', 'retrying'],
  [{ ok: false, why: 'failed' }, 'retrying'],
  [{ ok: false, why: 'signed-out' }, 'signed-out'],
])('%j: says so and tries again until it arrives', async (reply, status) => {
  const server = slowServer()
  const { keeper, told } = keeperOf(server)
  keeper.change({ entries: sheet(4) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  server.calls[0]?.reply(reply)
  await vi.advanceTimersByTimeAsync(0)
  expect(told.at(-1)).toBe(status)
  expect(keeper.isBehind).toBe(true)
  await vi.advanceTimersByTimeAsync(pace.firstRetry)
  expect(server.calls[1]).toMatchObject({ draftVersion: 1, entries: sheet(4) })
  server.calls[1]?.reply(saved(2))
  await vi.advanceTimersByTimeAsync(0)
  expect(told.at(-1)).toBe('saved')
  expect(keeper.isBehind).toBe(false)
})

test('retries come less and less often, and what was typed last is what arrives', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  keeper.change({ entries: sheet(1) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  server.calls[0]?.reply('no network')
  await vi.advanceTimersByTimeAsync(pace.firstRetry)
  server.calls[1]?.reply('no network')
  await vi.advanceTimersByTimeAsync(pace.firstRetry)
  expect(server.calls).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(pace.firstRetry)
  expect(server.calls).toHaveLength(3)
  keeper.change({ entries: sheet(2) })
  server.calls[2]?.reply('no network')
  await vi.advanceTimersByTimeAsync(pace.lastRetry)
  expect(server.calls[3]?.entries).toEqual(sheet(2))
})

test('what is in the way because its own reply was lost is no conflict', async () => {
  const server = slowServer()
  const { keeper, told } = keeperOf(server)
  keeper.change({ entries: sheet(1) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  server.calls[0]?.reply('no network')
  keeper.change({ entries: sheet(2) })
  await vi.advanceTimersByTimeAsync(pace.firstRetry)
  server.calls[1]?.reply({ ok: false, why: 'conflict' })
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls[2]).toMatchObject({ draftVersion: 1, entries: sheet(1) })
  server.calls[2]?.reply(saved(2))
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls[3]).toMatchObject({ draftVersion: 2, entries: sheet(2) })
  server.calls[3]?.reply(saved(3))
  await vi.advanceTimersByTimeAsync(0)
  expect(told).not.toContain('conflict')
  expect(told.at(-1)).toBe('saved')
})

test('a save after a lost reply replaces the draft that is there', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  keeper.change({ entries: sheet(1) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  server.calls[0]?.reply('no network')
  await vi.advanceTimersByTimeAsync(0)
  const held = keeper.hold()
  await vi.advanceTimersByTimeAsync(0)
  server.calls[1]?.reply(saved(2))
  await held
  expect(keeper.version).toBe(2)
})

test('after a conflict nothing is sent until somebody says which version counts', async () => {
  const server = slowServer()
  const { keeper, told } = keeperOf(server)
  keeper.change({ entries: sheet(4) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  server.calls[0]?.reply({ ok: false, why: 'conflict' })
  keeper.change({ entries: sheet(5) })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(server.calls).toHaveLength(1)
  expect(told.at(-1)).toBe('conflict')
  keeper.resume(7)
  await vi.advanceTimersByTimeAsync(0)
  expect(server.calls[1]).toMatchObject({ draftVersion: 7, entries: sheet(5) })
})

test('a hold waits for the draft under way and sends no other', async () => {
  const server = slowServer()
  const { keeper } = keeperOf(server)
  keeper.change({ entries: sheet(1) })
  await vi.advanceTimersByTimeAsync(pace.pause)
  let isHeld = false
  const held = keeper.hold().then(() => {
    isHeld = true
  })
  keeper.change({ entries: sheet(2) })
  await vi.advanceTimersByTimeAsync(5000)
  expect(isHeld).toBe(false)
  server.calls[0]?.reply(saved(2))
  await held
  await vi.advanceTimersByTimeAsync(5000)
  expect(server.calls).toHaveLength(1)
})

test('a session that is no longer open to the viewer is not asked for again', async () => {
  const told: DraftStatus['kind'][] = []
  const gone = Object.assign(new Error('not found'), { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' })
  const send = vi.fn(() => Promise.reject(gone))
  new DraftKeeper(send, 1, status => told.push(status.kind)).change({ entries: sheet(4) })
  await vi.advanceTimersByTimeAsync(60_000)
  expect(send).toHaveBeenCalledTimes(1)
  expect(told.at(-1)).toBe('refused')
})
