import { and, desc, eq, gt, lte, type SQL } from 'drizzle-orm'
import { newId } from './ids'
import { keyedHash } from './keyed-hash'
import type { Sql } from './open'
import { countRefusal } from './refusals'
import { first } from './rows'
import { failedLogins, practices } from './schema'
import { writeUnattended } from './write-unattended'

const minute = 60_000
const window = 15 * minute
const freePerAccount = 5
const freePerAddress = 30
/** From everywhere together: NIST 800-63B-4 bounds what is tried at one account by a hundred. */
const freeAtAccount = 100
const freeAtPractice = 1000

/** The address is null where it does not count: in a browser that the account knows, and for somebody who is logged in. */
type Who = { account: string; address: string | null }
type Attempt = { ok: true; attemptId: string; account: string; address: string } | { ok: false; waitMinutes: number }

/**
 * Lets a password be tried, or says how many minutes to wait. The attempt is counted as failed before the password is looked at, so that
 * a hundred at once get no more tries than a hundred one after another. What fails elsewhere makes nobody wait who comes from a browser
 * that their account knows; others wait for what fails at the account from their own address, there at any account, and, far above what
 * people mistype, from everywhere. Waits grow to a quarter of an hour and no further, and what was refused is not counted.
 */
export async function beginAttempt(who: Who, now: number): Promise<Attempt> {
  const account = keyedHash('account', who.account)
  const address = who.address === null ? account : keyedHash('address', who.address)
  return writeUnattended(async tx => {
    await tx.delete(failedLogins).where(lte(failedLogins.failedAt, now - window))
    const until = Math.max(
      await accountWait(tx, here({ account, address }), now),
      who.address === null ? 0 : await crowdWait(tx, { account, address }, now),
    )
    if (until > now) {
      await countRefusal(tx, { kind: 'login-wait', account: who.account, now })
      return { ok: false, waitMinutes: Math.ceil((until - now) / minute) }
    }
    const attemptId = newId()
    const [practice] = await tx.select({ practiceId: practices.id }).from(practices).limit(1)
    const failure = { id: attemptId, accountHash: account, addressHash: address, failedAt: now }
    if (practice) await tx.insert(failedLogins).values({ ...practice, ...failure })
    return { ok: true, attemptId, account, address }
  })
}

type Counted = { account: string; address: string }

const here = ({ account, address }: Counted) =>
  and(eq(failedLogins.accountHash, account), eq(failedLogins.addressHash, address))

/** After the right password: forgets what failed before on this account from here. */
export async function forgetFailures(counted: Counted): Promise<void> {
  await writeUnattended(async tx => await tx.delete(failedLogins).where(here(counted)))
}

/** An attempt that did not come to the password, because too much was going on, did not fail. */
export async function forgetAttempt({ attemptId }: { attemptId: string }): Promise<void> {
  await writeUnattended(async tx => await tx.delete(failedLogins).where(eq(failedLogins.id, attemptId)))
}

/** From the fifth failure on one minute, then two, four, eight, fifteen, counted from the latest. Returns an instant. */
async function accountWait(tx: Sql, where: SQL | undefined, now: number): Promise<number> {
  const failures = await tx
    .select({ at: failedLogins.failedAt })
    .from(failedLogins)
    .where(and(where, gt(failedLogins.failedAt, now - window)))
    .orderBy(desc(failedLogins.failedAt))
  const latest = failures[0]?.at
  if (latest === undefined || failures.length < freePerAccount) return 0
  return latest + Math.min(window, minute * 2 ** (failures.length - freePerAccount))
}

/** What has failed from one address, at one account from everywhere, and in all, within a quarter of an hour. Returns an instant. */
async function crowdWait(tx: Sql, { account, address }: Counted, now: number): Promise<number> {
  return Math.max(
    await bounded(tx, eq(failedLogins.addressHash, address), freePerAddress, now),
    await bounded(tx, eq(failedLogins.accountHash, account), freeAtAccount, now),
    await bounded(tx, undefined, freeAtPractice, now),
  )
}

async function bounded(tx: Sql, where: SQL | undefined, free: number, now: number): Promise<number> {
  const found = await first(
    tx
      .select({ at: failedLogins.failedAt })
      .from(failedLogins)
      .where(and(where, gt(failedLogins.failedAt, now - window)))
      .orderBy(desc(failedLogins.failedAt))
      .limit(1)
      .offset(free - 1),
  )
  return found === undefined ? 0 : found.at + window
}
