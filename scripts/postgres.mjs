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
 * URL, as of somebody who may do everything there.
 * @template T
 * @param {string} programs The folder that `findPostgres` found.
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPostgres(programs, work) {
  const account = process.getuid?.() === 0 ? ordinaryAccount(readFileSync('/etc/passwd', 'utf8')) : undefined
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-postgres-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    if (account) chownSync(folder, account.uid, account.gid)
    const server = await started(programs, folder, account)
    const stop = endWithThisProcess(server, remove)
    try {
      await answers(server, folder)
      return await work(server.url)
    } finally {
      await stop()
    }
  } finally {
    remove()
  }
}

/** @typedef {{ process: import('node:child_process').ChildProcess, ended: Promise<boolean>, url: string }} Server */

/**
 * @param {string} programs
 * @param {string} folder
 * @param {Account} account
 * @returns {Promise<Server>}
 */
async function started(programs, folder, account) {
  const [data, passwordFile] = [path.join(folder, 'data'), path.join(folder, 'password')]
  const password = randomBytes(16).toString('hex')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) chownSync(passwordFile, account.uid, account.gid)
  const options = { ...account, cwd: folder }
  const made = spawnSync(path.join(programs, 'initdb'), initArgs(data, passwordFile), { ...options, encoding: 'utf8' })
  if (made.status !== 0)
    throw new UserError(`A PostgreSQL for the tests could not be made:\n${made.error ?? made.stderr}`)
  const port = await freePort()
  const log = openSync(logIn(folder), 'w')
  // In a process group of its own, so that Ctrl-C ends the tests first, and then it.
  const running = spawn(path.join(programs, 'postgres'), serverArgs(data, port), {
    ...options,
    detached: true,
    stdio: ['ignore', log, log],
  })
  /** @type {Promise<boolean>} */
  const ended = new Promise(resolve => {
    for (const ending of ['exit', 'error']) running.once(ending, () => resolve(true))
  })
  closeSync(log)
  return { process: running, ended, url: `postgres://attune:${password}@127.0.0.1:${port}/postgres` }
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
function endWithThisProcess({ process: running, ended }, remove) {
  /** @param {NodeJS.Signals} signal */
  const endWith = async signal => {
    await stop()
    process.kill(process.pid, signal)
  }
  // SIGQUIT ends it at once: what it holds is thrown away.
  const stop = async () => {
    running.kill('SIGQUIT')
    await ended
    // While the signals are still heard: a second one must not end the removing half-way.
    remove()
    for (const signal of endings) process.off(signal, endWith)
  }
  for (const signal of endings) process.on(signal, endWith)
  return stop
}

/**
 * Waits until somebody can log in there.
 * @param {Server} server
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
