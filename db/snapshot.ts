import path from 'node:path'
import { databaseUrl } from './database-url'
import type { Sql } from './engine'
import { readOnce } from './engine-sqlite'
import { engine, openFolder } from './open'

/** One moment of the practice. In a file it is read on a connection of its own, so that a server beside it may write meanwhile. */
export const snapshot = <T>(work: (tx: Sql) => PromiseLike<T>): Promise<T> =>
  databaseUrl() === undefined
    ? readOnce(path.join(openFolder(), 'attune.db'), work)
    : engine().transaction('look', work)
