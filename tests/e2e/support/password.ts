import { hashPassword } from '@/app/auth/password'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import type { CastMember } from './cast'
import { viewer } from './practice'

export const password = 'a quiet river at dusk'

/** Gives somebody of the cast a password to log in with; gives back the e-mail address that it goes with. */
export async function givePassword(who: CastMember): Promise<string> {
  const person = await viewer(who)
  const account = await ownAccount(person)
  if (!account) throw new Error(`${who} has no account`)
  await changeOwnPassword(person, { before: account.passwordHash, after: await hashPassword(password) }, Date.now())
  return account.email
}
