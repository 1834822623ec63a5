import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { emptyFolder } from '../../support/folder'
import { readRequest, type SeedRequest, whyNotThere } from './seed-request'

const now = Date.UTC(2026, 10, 26, 12)
const folder = emptyFolder()
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is asked for', () => {
  test('without a word: 100,000 sessions up to today, in a folder that says so', () => {
    expect(readRequest([], now)).toEqual({
      sessions: 100_000,
      teams: 100,
      folder: path.resolve('data/bench-100000'),
      seed: 'attune',
      today: '2026-11-26',
    })
  })

  test('a number of sessions is rounded up to whole teams', () => {
    const asked = readRequest(['--sessions', '2001', '--folder', folder, '--seed', 'b', '--today', '2026-01-31'], now)
    expect(asked).toEqual({ sessions: 3000, teams: 3, folder, seed: 'b', today: '2026-01-31' })
  })

  test.each(['999', '0', '-1', '1000.5', '1e6', '', 'many', '12345678901'])('--sessions %s is refused', sessions => {
    expect(readRequest([`--sessions=${sessions}`], now)).toBe(
      `--sessions should be a whole number of at least 1,000, not ${sessions}.`,
    )
  })

  test('a day that there is not, and what is not understood', () => {
    expect(readRequest(['--today', '2026-02-30'], now)).toMatch(/^--today should be a date/)
    expect(readRequest(['--fast'], now)).toMatch(/^Usage: npm run bench:seed/)
    expect(readRequest(['5000'], now)).toMatch(/^Usage: npm run bench:seed/)
  })
})

describe('where it is asked for', () => {
  const asked = (place: string): SeedRequest => ({
    sessions: 1000,
    teams: 1,
    folder: place,
    seed: 'a',
    today: '2026-11-26',
  })

  test('a folder that is not there, or in which there is nothing', () => {
    const empty = path.join(folder, 'empty')
    mkdirSync(empty)
    expect(whyNotThere(asked(empty))).toBeNull()
    expect(whyNotThere(asked(path.join(folder, 'new', 'one')))).toBeNull()
  })

  test('a folder that holds something is refused', () => {
    const filled = path.join(folder, 'filled')
    mkdirSync(filled)
    writeFileSync(path.join(filled, 'attune.db'), '')
    expect(whyNotThere(asked(filled))).toBe(
      `There is something in ${filled} already. Remove it, or name another with --folder.`,
    )
  })

  test('a disk with too little room is refused', () => {
    expect(whyNotThere(asked(path.join(folder, 'new')), 12_000_000)).toBe(
      `The disk of ${path.join(folder, 'new')} has 12 MB left, and 13 MB are needed.`,
    )
  })
})
