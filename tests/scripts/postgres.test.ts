import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { withPostgres } from '../../scripts/postgres.mjs'
import { findPostgres, initArgs, ordinaryAccount, serverArgs } from '../../scripts/postgres-programs.mjs'
import { onPostgres } from '../../scripts/test-postgres.mjs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'attune-programs-'))
  vi.stubEnv('ATTUNE_POSTGRES_BIN', undefined)
  vi.stubEnv('ATTUNE_TEST_DATABASE', undefined)
  vi.stubEnv('ATTUNE_POSTGRES', undefined)
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

/** The programs of a version, as Debian lays them out. */
function install(version: string, programs = ['initdb', 'postgres']) {
  const bin = path.join(folder, version, 'bin')
  mkdirSync(bin, { recursive: true })
  for (const program of programs) writeFileSync(path.join(bin, program), '')
  return bin
}

describe('the programs', () => {
  test('are those of the newest version that is whole', () => {
    install('9.6')
    const newest = install('15')
    install('17', ['psql'])
    mkdirSync(path.join(folder, 'lost'))
    expect(findPostgres(folder)).toBe(newest)
  })

  test('are those that are named, and no others', () => {
    const named = install('9.6')
    install('15')
    vi.stubEnv('ATTUNE_POSTGRES_BIN', named)
    expect(findPostgres(folder)).toBe(named)
    vi.stubEnv('ATTUNE_POSTGRES_BIN', path.join(folder, '8', 'bin'))
    expect(findPostgres(folder)).toBeUndefined()
  })

  test('are nowhere where Debian has none', () => {
    expect(findPostgres(folder)).toBeUndefined()
    expect(findPostgres(path.join(folder, 'nowhere'))).toBeUndefined()
  })

  test('make a cluster that orders texts by bytes, and run it for this machine, without waiting for the disk unless told to', () => {
    expect(initArgs('/c/data', '/c/password')).toEqual(
      expect.arrayContaining(['--pgdata=/c/data', '--encoding=UTF8', '--locale=C', '--pwfile=/c/password']),
    )
    const args = serverArgs('/c/data', 5599)
    expect(args.slice(0, 2)).toEqual(['-D', '/c/data'])
    expect(args.filter(arg => arg.includes('='))).toEqual([
      'listen_addresses=127.0.0.1',
      'port=5599',
      'unix_socket_directories=',
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
    ])
    expect(serverArgs('/c/data', 5599, true).filter(arg => /fsync|commit|writes/.test(arg))).toEqual([])
  })
})

test('root runs them as the account of PostgreSQL, else as nobody', () => {
  const nobody = 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n'
  expect(ordinaryAccount(nobody)).toEqual({ uid: 65534, gid: 65533 })
  expect(ordinaryAccount(`${nobody}postgres:x:101:104:PostgreSQL:/var/lib:/bin/sh\n`)).toEqual({ uid: 101, gid: 104 })
  expect(ordinaryAccount('root:x:0:0:root:/root:/bin/sh\n')).toBeUndefined()
})

describe('tests that need a PostgreSQL', () => {
  const tests = vi.fn(async (url: string) => ({ passed: url.length, failed: 0 }))

  test('run in the one that is named', async () => {
    vi.stubEnv('ATTUNE_TEST_DATABASE', 'postgres://x')
    expect(await onPostgres(tests)).toEqual({ passed: 12, failed: 0 })
  })

  test('do not run where there is none, which is told, and fails where it is required', async () => {
    vi.stubEnv('ATTUNE_POSTGRES_BIN', folder)
    const said = vi.spyOn(console, 'log').mockReturnValue()
    expect(await onPostgres(tests)).toEqual({ passed: 0, failed: 0 })
    expect(said.mock.calls.join()).toMatch(/^NOT RUN: THERE IS NO POSTGRESQL HERE/)
    vi.stubEnv('ATTUNE_POSTGRES', 'required')
    expect(await onPostgres(tests)).toEqual({ passed: 0, failed: 1 })
  })
})

const programs = findPostgres()

describe.skipIf(programs === undefined)('a PostgreSQL of its own', () => {
  test('answers while the work is done, and is gone after it, whatever came of it', async () => {
    const asked = async (url: string) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder")
      await client.end()
      return { url, folder: rows[0]?.folder ?? '' }
    }
    const { url, folder: data } = await withPostgres(programs ?? '', async url => {
      const answer = await asked(url)
      expect(existsSync(answer.folder)).toBe(true)
      return answer
    })
    expect(existsSync(path.dirname(data))).toBe(false)
    await expect(asked(url)).rejects.toThrow('ECONNREFUSED')
    const stranger = (url: string) => asked(url.replace(/:\w+@/, ':guessed@'))
    await expect(withPostgres(programs ?? '', stranger)).rejects.toThrow('password authentication failed')
    const failing = withPostgres(programs ?? '', async url => Promise.reject(new Error((await asked(url)).folder)))
    const message = await failing.catch(error => String(error.message))
    expect(message).toContain('attune-postgres-')
    expect(existsSync(path.dirname(message))).toBe(false)
  })

  test('that cannot be made is told', async () => {
    const broken = install('1')
    await expect(withPostgres(broken, async () => 0)).rejects.toThrow('A PostgreSQL for the tests could not be made')
  })
})
