import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { UserError } from './command-line.mjs'
import { freePort } from './port.mjs'
import { initArgs, ordinaryAccount, serverArgs } from './postgres-programs.mjs'

/** How long a server may take until it answers, in ms. */
const startTimeout = 30_000

/** @typedef {{ uid: number, gid: number } | undefined} Account */

/**
 * Does some work with a PostgreSQL of its own, which is stopped and removed afterwards, whatever came of the work. The work is given its
 * URL, as of somebody who may do everything there, and what kills it outright and starts it again.
 * @template T
 * @param {string} programs The folder that `findPostgres` found.
 * @param {(url: string, restart: () => Promise<void>) => Promise<T>} work
 * @param {boolean} [isDurable] Whether it waits for the disk, as one that is used does.
 * @returns {Promise<T>}
 */
export async function withPostgres(programs, work, isDurable = false) {
  const account = process.getuid?.() === 0 ? ordinaryAccount(readFileSync('/etc/passwd', 'utf8')) : undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    if (account) chownSync(folder, account.uid, account.gid)
    const server = await made(programs, folder, account, isDurable)
    const stop = endWithThisProcess(server, remove)
    try {
      await answers(server, folder)
      return await work(server.url, () => restart(server, folder))
    } finally {
      await stop()
    }
  } finally {
    remove()
  }
}

/** @typedef {{ process: import('node:child_process').ChildProcess, ended: Promise<boolean> }} Running */
/** @typedef {Running & { url: string, start: () => Running }} Server */

/**
 * @param {string} programs
 * @param {string} folder
 * @param {Account} account
 * @param {boolean} isDurable
 * @returns {Promise<Server>}
 */
async function made(programs, folder, account, isDurable) {
  const [data, passwordFile] = [path.join(folder, 'data'), path.join(folder, 'password')]
  const password = randomBytes(16).toString('hex')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const options = { ...account, cwd: folder }
  const init = spawnSync(path.join(programs, 'initdb'), initArgs(data, passwordFile), { ...options, encoding: 'utf8' })
  if (init.status !== 0)
    throw new UserError(`A PostgreSQL for the tests could not be made:\n${init.error ?? init.stderr}`)
  const port = await freePort()
  const start = () => started(path.join(programs, 'postgres'), serverArgs(data, port, isDurable), options)
  return { ...start(), start, url: `postgres://attune:${password}@127.0.0.1:${port}/postgres` }
}

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ uid?: number, gid?: number, cwd: string }} options
 * @returns {Running}
 */
function started(program, args, options) {
  const log = openSync(logIn(options.cwd), 'a')
  // In a process group of its own, so that Ctrl-C ends the tests first, and then it.
  const running = spawn(program, args, { ...options, detached: true, stdio: ['ignore', log, log] })
  /** @type {Promise<boolean>} */
  const ended = new Promise(resolve => {
    for (const ending of ['exit', 'error']) running.once(ending, () => resolve(true))
  })
  closeSync(log)
  return { process: running, ended }
}

/**
 * Kills all processes of a server, as a power cut does, and starts it again on what is left. Resolves when it answers.
 * @param {Server} server
 * @param {string} folder
 */
async function restart(server, folder) {
  const others = await processesOf(server.url)
  server.process.kill('SIGKILL')
  for (const pid of others) killIfThere(pid)
  await server.ended
  // Until the last of them is gone, what they shared is still in use, and a new one ends at once.
  for (let left = 20; ; left--) {
    Object.assign(server, server.start())
    try {
      return await answers(server, folder)
    } catch (error) {
      if (left === 0) throw error
    }
    await sleep(100)
  }
}

/**
 * The processes of a server, without the first of them.
 * @param {string} url
 * @returns {Promise<number[]>}
 */
async function processesOf(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  const { rows } = await client.query('select pid from pg_stat_activity where pid <> pg_backend_pid()')
  await client.end()
  return rows.map(({ pid }) => Number(pid))
}

/** @param {number} pid */
function killIfThere(pid) {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {}
}

/** @param {string} folder */
const logIn = folder => path.join(folder, 'log')

/** @type {NodeJS.Signals[]} */
const endings = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Sees to it that the server does not outlive this process where a signal ends it. Gives back what stops the server and waits for its end.
 * @param {Server} server
 * @param {() => void} remove
 */
function endWithThisProcess(server, remove) {
  /** @param {NodeJS.Signals} signal */
  const endWith = async signal => {
    await stop()
    process.kill(process.pid, signal)
  }
  // SIGQUIT ends it at once: what it holds is thrown away.
  const stop = async () => {
    server.process.kill('SIGQUIT')
    await server.ended
    // While the signals are still heard: a second one must not end the removing half-way.
    remove()
    for (const signal of endings) process.off(signal, endWith)
  }
  for (const signal of endings) process.on(signal, endWith)
  return stop
}

/**
 * Waits until somebody can log in there.
 * @param {Pick<Server, 'ended' | 'url'>} server
 * @param {string} folder
 */
async function answers({ ended, url }, folder) {
  const { default: pg } = await import('pg')
  const until = Date.now() + startTimeout
  do {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    const isThere = await client.connect().then(
      () => true,
      () => false,
    )
    await client.end().catch(() => {})
    if (isThere) return
  } while (Date.now() < until && !(await Promise.race([ended, sleep(100, false)])))
  throw new UserError(`A PostgreSQL for the tests did not start:\n${readFileSync(logIn(folder), 'utf8')}`)
}
