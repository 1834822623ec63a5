import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { browserCounts, oneCheck, sum, unitCounts } from '../../scripts/counts.mjs'

const folder = mkdtempSync(path.join(tmpdir(), 'attune-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (content: object) => {
  const file = path.join(folder, `${JSON.stringify(content).length}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}

test('counts what passed and failed', () => {
  expect(unitCounts(report({ numPassedTests: 7, numFailedTests: 2 }), 1)).toEqual({ passed: 7, failed: 2 })
  expect(browserCounts(report({ stats: { expected: 4, unexpected: 1, flaky: 1 } }), 1)).toEqual({
    passed: 4,
    failed: 2,
  })
  expect(oneCheck(0)).toEqual({ passed: 1, failed: 0 })
  expect(sum([oneCheck(0), oneCheck(2), { passed: 5, failed: 1 }])).toEqual({ passed: 6, failed: 2 })
})

test('a suite that ran nothing has failed', () => {
  expect(unitCounts(report({ numPassedTests: 0, numFailedTests: 0 }), 0)).toEqual({ passed: 0, failed: 1 })
  expect(browserCounts(path.join(folder, 'none.json'), 0)).toEqual({ passed: 0, failed: 1 })
})

test('a suite that fell over has failed, whatever its report says', () => {
  expect(unitCounts(report({ numPassedTests: 12, numFailedTests: 0 }), 1)).toEqual({ passed: 12, failed: 1 })
})
