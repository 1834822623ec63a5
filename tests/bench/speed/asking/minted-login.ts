import '@/db/supported-node'
import path from 'node:path'
import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { newId } from '@/db/ids'
import { readKeys } from '@/db/keys'
import { loginLifetime } from '@/lib/login-lifetime'

/**
 * The cookie that logging in would leave, for a person of a practice, whose database may be of an older schema than this checkout's
 * and open in a server: a row is added to it, and nothing else is touched. A login ends when it is not used for 15 minutes.
 */
export async function mintedLogin(folder: string, personId: string, port: number): Promise<string> {
  const loginId = newId()
  addLogin(folder, loginId, personId)
  const secret = readKeys(folder, false).login.toString('base64')
  const value = await encode({ token: { loginId }, secret, maxAge: loginLifetime.whole / 1000 })
  // Older builds have one name on every port.
  return [`attune.login.${port}`, 'attune.login'].map(name => `${name}=${value}`).join('; ')
}

function addLogin(folder: string, loginId: string, personId: string): void {
  const sqlite = new Database(path.join(folder, 'attune.db'), { timeout: 60_000 })
  try {
    const add = sqlite.prepare(
      `insert into logins (id, practice_id, person_id, created_at, seen_at)
       select @loginId, practice_id, id, @now, @now from people where id = @personId`,
    )
    const { changes } = add.run({ loginId, personId, now: Date.now() })
    if (changes !== 1) throw new Error(`${folder} has no person ${personId}`)
  } finally {
    sqlite.close()
  }
}
