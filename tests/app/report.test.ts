import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { errorMessage } from '@/app/auth/error-message'
import { NoLongerOpen } from '@/db/still-admitted'

const log = vi.spyOn(console, 'error')
beforeEach(() => log.mockImplementation(() => {}))
afterEach(() => log.mockReset())

const failing = (message: string, code?: string) => Object.assign(new Error(message), code ? { code } : {})
const logged = () => log.mock.calls.flat().join('\n')

test('that something is open to its reader no more is said, and is no fault for the log', () => {
  expect(errorMessage(new NoLongerOpen())).toMatch(/no longer open to you/)
  expect(log).not.toHaveBeenCalled()
})

test('the log says what kind of error and where, and never what was typed', () => {
  errorMessage(failing('Could not read "she left him\nat home with the children"\n    at night'))
  expect(logged()).toContain('report.test.ts')
  expect(logged()).not.toMatch(/left him|children|night/)
})

test('a full disk and a folder that cannot be written to are named', () => {
  expect(errorMessage(failing('database or disk is full', 'SQLITE_FULL'))).toMatch(/disk .* is full/)
  expect(errorMessage(failing('attempt to write', 'SQLITE_READONLY_DBMOVED'))).toMatch(/cannot write/)
  expect(errorMessage(failing('disk I/O error', 'SQLITE_IOERR_WRITE'))).toMatch(/cannot write/)
})

test('a lost connection is named, with what to do', () => {
  const lost = failing('Connection terminated unexpectedly', '08006')
  for (const error of [lost, new Error('Failed query: select', { cause: lost })])
    expect(errorMessage(error)).toMatch(
      /^The connection to the database was lost, .* mention \w+ to whoever looks after Attune\.$/,
    )
})

test('of anything else the viewer gets the reference that is in the log', () => {
  const [, reference = '?'] = /mention (\w+) to/.exec(errorMessage(failing('secret'))) ?? []
  expect(logged()).toContain(reference)
})
