import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { cpuBetween, hasCpuTimes, processMsIn, readCpu, threadMsIn } from './cpu-time'

const reading = (processMs: number, threads: Record<string, number>) => ({
  processMs,
  threads: new Map(Object.entries(threads)),
})

describe('what /proc says', () => {
  test('of a process: utime, stime, cutime and cstime, whatever it is called', () => {
    const stat = '42 (a (b) c) S 1 42 42 0 -1 4194560 100 200 0 0 150 50 7 3 20 0 11 0 61675 3133440 381'
    expect(processMsIn(stat)).toBe(2100)
  })

  test('of a thread: nanoseconds on a processor', () => expect(threadMsIn('1500000 99 12\n')).toBe(1.5))
})

describe('between two readings', () => {
  test('threads are counted, those too that began in between', () =>
    expect(cpuBetween(reading(100, { '1/1': 5 }), reading(110, { '1/1': 7.5, '1/2': 0.5 }))).toBe(3))

  test('the process is, where a thread has ended', () =>
    expect(cpuBetween(reading(100, { '1/1': 5, '1/2': 40 }), reading(160, { '1/1': 7 }))).toBe(60))

  test('the process is, where the kernel says nothing of threads', () =>
    expect(cpuBetween(reading(100, {}), reading(130, {}))).toBe(30))

  test('nothing can be said where one is missing', () => {
    expect(cpuBetween(null, reading(1, {}))).toBeNull()
    expect(cpuBetween(reading(1, {}), null)).toBeNull()
  })
})

describe.runIf(hasCpuTimes())('this process', () => {
  /** Works until the process has used 60 ms, says so, and stays. */
  const busy = `
    const { parentPort } = require('node:worker_threads')
    const used = () => process.cpuUsage().user / 1000
    const end = used() + 60
    while (used() < end);
    parentPort.on('message', () => process.exit()).postMessage('done')`

  test('has used what its own thread and a worker did', async () => {
    const before = readCpu(process.pid)
    const own = process.cpuUsage()
    const worker = new Worker(busy, { eval: true })
    await once(worker, 'message')
    const used = cpuBetween(before, readCpu(process.pid))
    const { user, system } = process.cpuUsage(own)
    await worker.terminate()
    expect(used).toBeGreaterThan(40)
    expect(Math.abs((used ?? 0) - (user + system) / 1000)).toBeLessThan(25)
  })

  test('is gone where there is none', () => expect(readCpu(2 ** 22 + 1)).toBeNull())
})
