import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect } from 'vitest'
import { freePort } from '../../scripts/port.mjs'
import { serverArgs } from '../../scripts/postgres-programs.mjs'

/*
 * A server of PostgreSQL whose log is archived, as its operator has it, and which can be brought back as it was at a moment: a copy of its
 * folder, and the log from then up to that moment.
 */

type Owner = { uid: number; gid: number }

export class Archive {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'attune-archive-'))
  readonly #log = path.join(this.folder, 'log')
  readonly #copy = path.join(this.folder, 'copy')
  #data = ''
  #owner: Owner = { uid: 0, gid: 0 }
  #server: ChildProcess | null = null

  constructor(
    readonly programs: string,
    readonly url: string,
  ) {}

  /** Begins to archive, from a copy on. `restart` starts the server anew. */
  async begin(restart: () => Promise<void>): Promise<void> {
    const [{ data_directory: data } = { data_directory: '' }] = await this.#ask('show data_directory')
    this.#data = `${data}`
    const { uid, gid } = statSync(this.#data)
    this.#owner = { uid, gid }
    for (const folder of [this.folder, this.#log]) {
      mkdirSync(folder, { recursive: true })
      chownSync(folder, uid, gid)
    }
    await this.#ask('alter system set archive_mode = on')
    await this.#ask(`alter system set archive_command = 'cp %p ${this.#log}/%f'`)
    await restart()
    const program = path.join(this.programs, 'pg_basebackup')
    const args = ['-d', this.url, '-D', this.#copy, '-X', 'none', '-c', 'fast', '--no-sync']
    const made = spawnSync(program, args, { encoding: 'utf8', ...this.#owner, cwd: this.folder })
    expect([made.status, made.stderr.replace(/^NOTICE.*\n/gm, '')]).toEqual([0, ''])
  }

  /** Names this moment. */
  async mark(name: string): Promise<void> {
    await this.#ask(`select pg_create_restore_point('${name}')`)
  }

  /** Starts a second server, as the first one was at a moment, and gives its URL. */
  async broughtBackTo(name: string): Promise<string> {
    const [{ file } = { file: '' }] = await this.#ask('select pg_walfile_name(pg_switch_wal()) as file')
    await expect.poll(() => readdirSync(this.#log), { timeout: 30_000 }).toContain(`${file}`)
    writeFileSync(path.join(this.#copy, 'recovery.signal'), '')
    chmodSync(this.#copy, 0o700)
    const url = new URL(this.url)
    url.port = String(await freePort())
    const wanted = [
      `restore_command=cp ${this.#log}/%f %p`,
      `recovery_target_name=${name}`,
      'recovery_target_action=promote',
      'archive_mode=off',
    ]
    const args = [...serverArgs(this.#copy, Number(url.port)), ...wanted.flatMap(each => ['-c', each])]
    this.#server = spawn(path.join(this.programs, 'postgres'), args, {
      ...this.#owner,
      cwd: this.folder,
      stdio: 'ignore',
    })
    const isReady = async () =>
      (await asked(url.href, 'select not pg_is_in_recovery() as is')).some(({ is }) => is === true)
    await expect.poll(() => isReady().catch(() => false), { timeout: 30_000 }).toBe(true)
    return url.href
  }

  /** The files of the server, of its copy and of its log that hold one of these. What it has in mind is written first. */
  async filesWith(secrets: readonly Buffer[]): Promise<string[]> {
    await this.#ask('checkpoint')
    return [this.#data, this.folder]
      .flatMap(folder => readdirSync(folder, { recursive: true, withFileTypes: true }))
      .filter(entry => entry.isFile())
      .map(entry => path.join(entry.parentPath, entry.name))
      .filter(file => {
        const held = readFileSync(file)
        return secrets.some(secret => held.includes(secret))
      })
  }

  async remove(): Promise<void> {
    if (this.#server?.kill('SIGQUIT')) await once(this.#server, 'exit')
    rmSync(this.folder, { recursive: true })
  }

  #ask = (statement: string) => asked(this.url, statement)
}

async function asked(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
