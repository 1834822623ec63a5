import { expect, test } from 'vitest'
import { atOnce, TooBusy } from '@/app/auth/at-once'

/** A piece of work that ends when it is told to. */
function work() {
  let end = () => {}
  let fail = (_: Error) => {}
  const told = new Promise<void>((resolve, reject) => {
    end = resolve
    fail = reject
  })
  return { end, fail, run: () => told }
}

test('so many are carried out, so many wait, and the next is refused at once', async () => {
  const inTurn = atOnce({ most: 2, waiting: 1 })
  const [one, two, three] = [work(), work(), work()]
  let isThirdBegun = false
  const running = [inTurn(one.run), inTurn(two.run)]
  const waiting = inTurn(() => {
    isThirdBegun = true
    return three.run()
  })
  await expect(inTurn(async () => {})).rejects.toBeInstanceOf(TooBusy)
  expect(isThirdBegun).toBe(false)
  one.fail(new Error('wrong'))
  await expect(running[0]).rejects.toThrow('wrong')
  expect(isThirdBegun).toBe(true)
  two.end()
  three.end()
  await Promise.all([running[1], waiting])
  expect(await Promise.all([inTurn(async () => 1), inTurn(async () => 2)])).toEqual([1, 2])
})
