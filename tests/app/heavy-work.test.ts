import { describe, expect, test } from 'vitest'
import { TooBusy } from '@/app/auth/at-once'
import { heavyWork } from '@/app/heavy-work'
import { freshPractice } from '../support/practice'

const { mara, tomas, remove } = await freshPractice()
await remove()

const awaited = new AbortController().signal

/** A piece of work that ends when it is told to. */
function work() {
  let end = () => {}
  let isBegun = false
  const told = new Promise<void>(resolve => {
    end = resolve
  })
  const run = () => {
    isBegun = true
    return told
  }
  return { run, end: () => end(), isBegun: () => isBegun }
}

describe('what takes long', () => {
  test('is done one after another, and one person keeps nobody else from their turn', async () => {
    const [first, second, theirs] = [work(), work(), work()]
    const made = [heavyWork(mara, awaited, first.run), heavyWork(mara, awaited, second.run)]
    await expect(heavyWork(mara, awaited, async () => {})).rejects.toBeInstanceOf(TooBusy)
    const other = heavyWork(tomas, awaited, theirs.run)
    expect([first, second, theirs].map(each => each.isBegun())).toEqual([true, false, false])
    first.end()
    await made[0]
    await expect.poll(second.isBegun).toBe(true)
    second.end()
    await made[1]
    await expect.poll(theirs.isBegun).toBe(true)
    theirs.end()
    await other
    await expect(heavyWork(mara, awaited, async () => 'again')).resolves.toBe('again')
  })

  test('is not begun where nobody waits for it any more', async () => {
    const first = work()
    const gone = new AbortController()
    const made = heavyWork(mara, awaited, first.run)
    const second = work()
    const given = heavyWork(tomas, gone.signal, second.run)
    gone.abort()
    first.end()
    await made
    await expect(given).rejects.toThrow()
    expect(second.isBegun()).toBe(false)
  })

  test('goes on after one that failed', async () => {
    await expect(heavyWork(mara, awaited, () => Promise.reject(new Error('Not found')))).rejects.toThrow('Not found')
    await expect(heavyWork(mara, awaited, async () => 'made')).resolves.toBe('made')
  })
})
