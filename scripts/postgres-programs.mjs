import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Where Debian keeps the programs of PostgreSQL, a folder for each version: they are not on the path. */
const debians = '/usr/lib/postgresql'

/**
 * The folder with the programs of a server of PostgreSQL: what ATTUNE_POSTGRES_BIN names, else the newest of Debian's; undefined where
 * there is none.
 */
export function findPostgres(versions = debians) {
  const { ATTUNE_POSTGRES_BIN: named } = process.env
  const folders = named ? [named] : newestFirst(namesIn(versions)).map(version => path.join(versions, version, 'bin'))
  return folders.find(folder => ['initdb', 'postgres'].every(name => existsSync(path.join(folder, name))))
}

/**
 * By number: 9.6 is older than 15.
 * @param {readonly string[]} versions
 */
const newestFirst = versions => [...versions].sort((a, b) => Number(b) - Number(a))

/** @param {string} folder */
const namesIn = folder => (existsSync(folder) ? readdirSync(folder).filter(name => !Number.isNaN(Number(name))) : [])

/**
 * What makes a cluster: texts in UTF-8, ordered by bytes whatever the machine speaks. It has a password, because whoever else is on this
 * machine could otherwise run programs by it as the account that it runs as.
 * @param {string} data
 * @param {string} passwordFile
 */
export const initArgs = (data, passwordFile) => [
  `--pgdata=${data}`,
  '--username=attune',
  '--auth=scram-sha-256',
  `--pwfile=${passwordFile}`,
  '--encoding=UTF8',
  '--locale=C',
  '--no-sync',
]

/**
 * What runs a cluster that is thrown away: on this machine alone, without a socket, whose path may be too long, and never waiting for the
 * disk unless it is to be durable.
 * @param {string} data
 * @param {number} port
 * @param {boolean} [isDurable]
 */
export const serverArgs = (data, port, isDurable = false) => [
  '-D',
  data,
  ...Object.entries({
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    ...(!isDurable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
]

/**
 * The lines of a list of accounts (/etc/passwd) say as whom root runs a server, which refuses root: as PostgreSQL's own account, else as
 * nobody. Undefined where there is neither.
 * @param {string} passwd
 * @returns {{ uid: number, gid: number } | undefined}
 */
export function ordinaryAccount(passwd) {
  const accounts = new Map(passwd.split('\n').map(line => [line.split(':')[0], line.split(':')]))
  const [, , uid, gid] = accounts.get('postgres') ?? accounts.get('nobody') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}
