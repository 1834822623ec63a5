import { and, eq } from 'drizzle-orm'
import type { Viewer } from '../lib/viewer'
import { acknowledge, endFlag, flagKeptBy } from './flag-endings'
import { isOpen } from './flag-queries'
import type { Sql } from './open'
import { invalid, type Refusal } from './outcome'
import { flags } from './schema'

/** What is said of an open safety flag when an episode is ended: what was done; null where it is known and stays open. */
export type SafetyAnswer = { flagId: string; version: number; done: string | null }

/**
 * Answers each open safety flag of an episode that is about to be ended: by what was done, which ends it, or by a note that the
 * viewer knows of it. Refused where one is not named, or has changed since it was read.
 */
export function answerSafetyFlags(
  tx: Sql,
  viewer: Viewer,
  episodeId: string,
  answers: readonly SafetyAnswer[],
  now: number,
): Refusal | null {
  const open = openSafetyFlags(tx, episodeId)
  const answerTo = (flag: Open) => answers.find(each => each.flagId === flag.id && each.version === flag.version)
  const missing = open.filter(flag => !answerTo(flag))
  const isNamed = ({ id }: Open) => answers.some(each => each.flagId === id)
  if (missing.length > 0)
    return invalid(
      Object.fromEntries(missing.map(flag => [safetyField(flag.id), [isNamed(flag) ? changed : askedFor]])),
    )
  for (const flag of open) {
    const found = flagKeptBy(tx, viewer, flag.id)
    const said = answerTo(flag)?.done ?? null
    if (!found) continue
    if (said === null) acknowledge(tx, viewer, found, null, now)
    else endFlag(tx, viewer, found, { outcome: 'resolved', reason: said }, now)
  }
  return null
}

const changed = 'This flag has changed since it was shown. Please look at it again.'
const askedFor = 'Say what was done, or tick that it is known and stays open.'

/** The field in which a form asks what was done about a flag. */
export const safetyField = (flagId: string) => `done.${flagId}`

type Open = ReturnType<typeof openSafetyFlags>[number]

const openSafetyFlags = (tx: Sql, episodeId: string) =>
  tx
    .select({ id: flags.id, version: flags.version })
    .from(flags)
    .where(and(eq(flags.episodeId, episodeId), eq(flags.tier, 'safety'), isOpen(tx)))
    .all()
