import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { checkUrl, driverError, serverError, tooOld } from '@/db/server-words'
import { emptyFolder, removePractice } from '../support/folder'

const url = 'postgres://mara:secret@db.example:5433/elm'
const withCode = (code: string) => Object.assign(new Error('as the driver says it'), { code })

describe('what is said of a server that cannot be used', () => {
  test.each([
    ['ECONNREFUSED', /^The database server db\.example:5433 .* cannot be reached \(ECONNREFUSED\): is it running/],
    ['ENOTFOUND', /cannot be reached \(ENOTFOUND\)/],
    ['28P01', /does not let mara in \(28P01\): check the user and the password/],
    ['28000', /does not let mara in/],
    ['3D000', /has no database elm: make an empty one first/],
    [
      '42501',
      /mara has not the rights .* in the database elm: make that user its owner, or .* npm run migrate -- mara$/,
    ],
    ['3F000', /elm has no schema of the name .*: make the schema first/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /not trusted here \(DEPTH_ZERO.* as \?sslmode=verify-full&sslrootcert=FILE$/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /it has to name that host/],
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

  test('a server that does not encrypt', () => {
    const said = serverError(new Error('The server does not support SSL connections'), url)
    expect(said).toMatchObject({ message: expect.stringMatching(/does not encrypt: turn its ssl on/) })
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

test('where the package pg is not installed, that is said, and what to do', () => {
  const folder = emptyFolder()
  onTestFinished(() => removePractice(folder))
  // Looked for where it is not, so that Node itself says that it is gone.
  const hooks = `export const resolve = (name, context, next) =>
    next(name, name === 'pg' ? { ...context, parentURL: 'file:///nowhere/module.mjs' } : context)`
  const hiding = path.join(folder, 'hiding.mjs')
  writeFileSync(
    hiding,
    `import { register } from 'node:module'\nregister('data:text/javascript,' + encodeURIComponent(${JSON.stringify(hooks)}))`,
  )
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'scripts/migrate-act.ts'], {
    env: { ...process.env, ATTUNE_DATABASE: `${url}?sslmode=verify-full`, NODE_OPTIONS: `--import=${hiding}` },
    encoding: 'utf8',
  })
  expect(stderr).toBe(
    'ATTUNE_DATABASE names a server of PostgreSQL, and the package pg, which speaks to one, is not installed here: run npm ci.\n',
  )
  expect(status).toBe(1)
})

test('the built app, which calls it by a name of its own, says so too; and nothing else is taken for it', () => {
  const gone = (name: string) =>
    new Error(`Failed to load external module ${name}: Cannot find package '${name}' imported`)
  expect(driverError(gone('pg-587764f78a6c7a9c'))).toMatchObject({ message: expect.stringMatching(/run npm ci\.$/) })
  const other = gone('pglite')
  expect(driverError(other)).toBe(other)
})

test('an address that is none is refused', () => {
  for (const none of ['elm', 'mysql://db/elm', 'postgres//db', 'postgres://db:port/elm'])
    expect(() => checkUrl(none)).toThrow('ATTUNE_DATABASE should read like postgres://user:password@host/database.')
  expect(() => checkUrl(`${url}?sslmode=verify-full`)).not.toThrow()
})

describe('a server across a network', () => {
  afterEach(() => vi.unstubAllEnvs())

  test.each([
    'postgres://db.example/elm',
    'postgres://10.0.0.7/elm?sslmode=require',
    'postgres://localhost.example/elm',
    'postgres://localhost/elm?host=db.example',
    'postgres://127.0.0.1.example/elm',
  ])('%s is not spoken to unencrypted, or without knowing that it is that one', address => {
    expect(() => checkUrl(address)).toThrow(/sslmode=verify-full/)
    expect(() => checkUrl(`${address}${address.includes('?') ? '&' : '?'}sslmode=disable`)).toThrow(/unencrypted/)
  })

  test('but where that is said on purpose', () => {
    vi.stubEnv('ATTUNE_PLAIN_DATABASE', 'yes')
    expect(() => checkUrl(url)).not.toThrow()
  })

  test.each([
    'postgres://mara@localhost/elm',
    'postgres://127.0.0.1:5433/elm',
    'postgres://[::1]/elm',
    'postgres:///elm?host=/var/run/postgresql',
    'postgres://%2Fvar%2Frun%2Fpostgresql/elm',
  ])('this machine is none: %s', address => expect(() => checkUrl(address)).not.toThrow())
})
