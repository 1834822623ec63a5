import { existsSync, readFileSync } from 'node:fs'

/** Lint and types count as one each. */
export const oneCheck = code => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** What a Vitest report says. */
export function unitCounts(file, code) {
  const report = read(file)
  return honest({ passed: report.numPassedTests ?? 0, failed: report.numFailedTests ?? 0 }, code)
}

/** What a Playwright report says; a test that passed only at a second attempt has failed. */
export function browserCounts(file, code) {
  const { expected = 0, unexpected = 0, flaky = 0 } = read(file).stats ?? {}
  return honest({ passed: expected, failed: unexpected + flaky }, code)
}

export const sum = counts =>
  counts.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  })

/** A suite that fell over or ran nothing has failed, whatever its report counts. */
function honest({ passed, failed }, code) {
  const isBroken = failed === 0 && (code !== 0 || passed === 0)
  return { passed, failed: isBroken ? 1 : failed }
}

const read = file => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {})
