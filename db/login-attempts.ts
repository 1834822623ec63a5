import { and, desc, eq, gt, lte, type SQL } from 'drizzle-orm'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { countRefusal } from './refusals'
import { failedLogins, practices } from './schema'
import { writeUnattended } from './write-unattended'

const minute = 60_000
const window = 15 * minute
const freePerAccount = 5
const freePerAddress = 30

type Attempt = { ok: true; attemptId: string; account: string } | { ok: false; waitMinutes: number }

/**
 * Lets a password be tried, or says how many minutes to wait. The attempt is counted as failed before the password is looked at,
 * so that a hundred at once get no more tries than a hundred one after another. Waits grow to a quarter of an hour and no
 * further, and what was refused is not counted, so nobody is locked out for good.
 */
export async function beginAttempt(who: { account: string; address: string }, now: number): Promise<Attempt> {
  const account = keyedHash('account', who.account)
  const address = keyedHash('address', who.address)
  return writeUnattended(async tx => {
    await tx.delete(failedLogins).where(lte(failedLogins.failedAt, now - window))
    const until = Math.max(await accountWait(tx, account, now), await addressWait(tx, address, now))
    if (until > now) {
      await countRefusal(tx, { kind: 'login-wait', account: who.account, now })
      return { ok: false, waitMinutes: Math.ceil((until - now) / minute) }
    }
    const attemptId = newId()
    const [practice] = await tx.select({ practiceId: practices.id }).from(practices).limit(1)
    const failure = { id: attemptId, accountHash: account, addressHash: address, failedAt: now }
    if (practice) await tx.insert(failedLogins).values({ ...practice, ...failure })
    return { ok: true, attemptId, account }
  })
}

/** After the right password: forgets what failed before on this account. */
export async function forgetFailures({ account }: { account: string }): Promise<void> {
  await writeUnattended(async tx => await tx.delete(failedLogins).where(eq(failedLogins.accountHash, account)))
}

/** From the fifth failure on one minute, then two, four, eight, fifteen, counted from the latest. Returns an instant. */
async function accountWait(tx: Sql, account: string, now: number): Promise<number> {
  const failures = await failedAt(tx, eq(failedLogins.accountHash, account), now)
  const [latest] = failures
  if (latest === undefined || failures.length < freePerAccount) return 0
  return latest + Math.min(window, minute * 2 ** (failures.length - freePerAccount))
}

/** No more than thirty from one address in a quarter of an hour, whatever the accounts. Returns an instant. */
async function addressWait(tx: Sql, address: string, now: number): Promise<number> {
  const thirtieth = (await failedAt(tx, eq(failedLogins.addressHash, address), now))[freePerAddress - 1]
  return thirtieth === undefined ? 0 : thirtieth + window
}

const failedAt = async (tx: Sql, where: SQL, now: number): Promise<number[]> =>
  (
    await tx
      .select({ at: failedLogins.failedAt })
      .from(failedLogins)
      .where(and(where, gt(failedLogins.failedAt, now - window)))
      .orderBy(desc(failedLogins.failedAt))
  ).map(({ at }) => at)
