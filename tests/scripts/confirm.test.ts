import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { isConfirmed } from '../../scripts/confirm.mjs'

/** A terminal at which somebody types something, and what was said there. */
function terminal(typed: string, isTTY = true) {
  const input = Object.assign(new PassThrough(), { isTTY })
  const output = new PassThrough().setEncoding('utf8')
  input.end(typed)
  return { input, output }
}

describe('before something that is not undone', () => {
  test.each(['yes\n', 'y\n', ' YES \n'])('%j goes on', async typed => {
    const { input, output } = terminal(typed)
    expect(await isConfirmed('Change the key?', { input, output })).toBe(true)
    expect(output.read()).toContain('Change the key? Type yes to go on: ')
  })

  test.each(['no\n', '\n', 'yesterday\n', ''])('%j does not', async typed =>
    expect(await isConfirmed('Change the key?', terminal(typed))).toBe(false),
  )

  test('a script at no terminal is not asked', async () => {
    const { input, output } = terminal('no\n', false)
    expect(await isConfirmed('Change the key?', { input, output })).toBe(true)
    expect(output.read()).toBeNull()
  })
})
