import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { partNames, readArguments } from './arguments'

describe('what is asked for on the command line', () => {
  test('nothing: every part that needs no second practice, in five rounds', () =>
    expect(readArguments([])).toEqual({
      practice: null,
      against: null,
      sizes: [],
      parts: partNames.filter(name => name !== 'growth'),
      rounds: 5,
      isPrintOnly: false,
    }))

  test('folders, in full', () => {
    const asked = readArguments(['--practice', 'a', '--against', '../b', '--sizes', 'c,d'])
    expect(asked?.practice).toBe(path.resolve('a'))
    expect(asked?.against).toBe(path.resolve('../b'))
    expect(asked?.sizes).toEqual([path.resolve('c'), path.resolve('d')])
    expect(asked?.parts).toEqual(partNames)
  })

  test('some parts, in the order of a run', () =>
    expect(readArguments(['--only', 'browser,pages', '--rounds', '2', '--print'])).toMatchObject({
      parts: ['pages', 'browser'],
      rounds: 2,
      isPrintOnly: true,
    }))

  test.each([
    [['--only', 'page']],
    [['--only', '']],
    [['--only', 'growth']],
    [['--rounds', '0']],
    [['--rounds', 'many']],
    [['--fast']],
    [['here']],
  ])('not understood: %s', args => expect(readArguments(args)).toBeNull())
})
