import { describe, expect, test } from 'vitest'
import { checkUrl, serverError, tooOld } from '@/db/server-words'

const url = 'postgres://mara:secret@db.example:5433/elm'
const withCode = (code: string) => Object.assign(new Error('as the driver says it'), { code })

describe('what is said of a server that cannot be used', () => {
  test.each([
    ['ECONNREFUSED', /^The database server db\.example:5433 .* cannot be reached \(ECONNREFUSED\): is it running/],
    ['ENOTFOUND', /cannot be reached \(ENOTFOUND\)/],
    ['28P01', /does not let mara in \(28P01\): check the user and the password/],
    ['28000', /does not let mara in/],
    ['3D000', /has no database elm: make an empty one first/],
    ['42501', /mara may not make tables in the database elm/],
    ['53300', /has no connection left/],
  ])('%s', (code, words) => {
    const said = serverError(withCode(code), url)
    expect(said).toMatchObject({ message: expect.stringMatching(words) })
    expect(String(said)).not.toContain('secret')
  })

  test('a server that does not answer in time', () => {
    const said = serverError(new Error('Connection terminated due to connection timeout'), url)
    expect(said).toMatchObject({ message: expect.stringMatching(/cannot be reached: is it running/) })
  })

  test('any other error is given on', () => {
    const other = withCode('23505')
    expect(serverError(other, url)).toBe(other)
  })
})

test('a server older than what is tested is refused', () => {
  expect(tooOld(140_013)).toBe(
    'Attune needs PostgreSQL 15 or newer; the server that ATTUNE_DATABASE names is PostgreSQL 14.',
  )
  expect(tooOld(150_000)).toBeNull()
  expect(tooOld(180_001)).toBeNull()
})

test('an address that is none is refused', () => {
  for (const none of ['elm', 'mysql://db/elm', 'postgres//db', 'postgres://db:port/elm'])
    expect(() => checkUrl(none)).toThrow('ATTUNE_DATABASE should read like postgres://user:password@host/database.')
  expect(() => checkUrl(url)).not.toThrow()
})
