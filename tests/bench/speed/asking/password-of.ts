import '@/db/supported-node'
import path from 'node:path'
import Database from 'better-sqlite3'
import { hashPassword } from '@/app/auth/password'

/** What somebody logs in with. */
export type Account = { email: string; password: string }

const password = 'seven quiet lamps over water'

/** Gives a person of a copied practice a password that is known here. */
export async function givePassword(folder: string, personId: string): Promise<Account> {
  const hash = await hashPassword(password)
  const sqlite = new Database(path.join(folder, 'attune.db'), { timeout: 60_000 })
  try {
    const set = sqlite.prepare<[string, string], { email: string }>(
      'update people set password_hash = ? where id = ? returning email',
    )
    const found = set.get(hash, personId)
    if (!found) throw new Error(`${folder} has no person ${personId}`)
    return { email: found.email, password }
  } finally {
    sqlite.close()
  }
}
