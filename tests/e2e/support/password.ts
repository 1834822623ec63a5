import { hashPassword } from '@/app/auth/password'
import { changeOwnPassword, ownAccount } from '@/db/accounts'
import type { Viewer } from '@/lib/viewer'
import type { CastMember } from './cast'
import { viewer } from './practice'

/** Strong enough alone. */
export const password = 'river lantern 84 orchid'

/** Gives somebody of the cast a password to log in with; gives back the e-mail address that it goes with. */
export const givePassword = async (who: CastMember): Promise<string> => givePasswordTo(await viewer(who))

/** The same for somebody of the practice that is open. */
export async function givePasswordTo(person: Viewer): Promise<string> {
  const account = await ownAccount(person)
  if (!account) throw new Error(`${person.name} has no account`)
  await changeOwnPassword(person, { before: account.passwordHash, after: await hashPassword(password) }, Date.now())
  return account.email
}
