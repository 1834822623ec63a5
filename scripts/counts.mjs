import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * What can only pass or fail counts as one.
 * @param {number} code
 * @returns {Counts}
 */
export const oneCheck = code => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * What a Vitest report says.
 * @param {string} file
 * @param {number} code
 */
export function unitCounts(file, code) {
  const report = readReport(file)
  return failedIfBroken({ passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 }, code)
}

/**
 * What a Playwright report says; a test that passed only at a second attempt has failed.
 * @param {string} file
 * @param {number} code
 */
export function browserCounts(file, code) {
  const { expected = 0, unexpected = 0, flaky = 0 } = readReport(file).stats ?? {}
  return failedIfBroken({ passed: expected, failed: unexpected + flaky }, code)
}

/** @param {readonly Counts[]} counts */
export const sum = counts =>
  counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })

/**
 * A suite that fell over or ran nothing has failed, whatever its report counts.
 * @param {Counts} counts
 * @param {number} code
 * @returns {Counts}
 */
function failedIfBroken({ passed, failed }, code) {
  const isBroken = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: isBroken ? 1 : failed }
}

/** @param {string} file */
const readReport = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
