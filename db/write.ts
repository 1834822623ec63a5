import { and, eq } from 'drizzle-orm'
import { z } from 'zod'
import type { Viewer } from '../lib/viewer'
import type { Names } from './engine'
import { keyedHash } from './keyed-hash'
import { engine, noteCommit, type Sql } from './open'
import { conflict, type Outcome, type Refusal, type StepUpRefusal } from './outcome'
import { first } from './rows'
import { submissions } from './schema'
import { NoLongerOpen, noLongerAdmitted, notSteppedUp } from './still-admitted'
import { writeUnattended } from './write-unattended'

/**
 * One act of the viewer, one transaction, which has the practice to itself: see `Engine`. Who they were when the request came is looked up
 * again within it, so that nothing of theirs is kept after their login was ended, their account closed or a role of theirs taken.
 */
export async function write<T>(viewer: Viewer, work: (tx: Sql) => PromiseLike<T>): Promise<T | Refusal> {
  return await writeUnattended(lookedUpAgain(viewer, work))
}

/**
 * As `write`, for an act on people, roles, care teams, keys, export or erasure (the list is in `tests/support/guards.ts`): its viewer has
 * shown within the last minutes that it is them, or is asked to, and then the same can be sent again.
 */
export const writeSteppedUp = <T>(
  viewer: Viewer,
  at: number,
  work: (tx: Sql) => PromiseLike<T>,
): Promise<T | Refusal | StepUpRefusal> =>
  write(viewer, async tx => (await notSteppedUp(tx, viewer, at)) ?? (await work(tx)))

/**
 * One act on what some names say, beside acts on other things: for those of which many are carried out at once. It reads and changes what
 * belongs to them and nothing else. Whatever could make the names others is an act that has the practice to itself.
 */
export async function writeBeside<T>(
  viewer: Viewer,
  names: Names,
  work: (tx: Sql) => PromiseLike<T>,
): Promise<T | Refusal> {
  const result = await engine().transaction(names, lookedUpAgain(viewer, work))
  noteCommit()
  return result
}

/**
 * Answers a question, of one moment, and keeps its audit entries. Where acts do not wait for one another, those do not wait for it, nor it
 * for them. It writes nothing else. Where a client that it shows was closed to the viewer meanwhile, it is asked once more.
 */
export async function look<T>(work: (tx: Sql) => PromiseLike<T>): Promise<T> {
  const ask = () => engine().transaction('look', work)
  const result = await ask().catch(error => {
    if (error instanceof NoLongerOpen) return ask()
    throw error
  })
  noteCommit()
  return result
}

function lookedUpAgain<T>(viewer: Viewer, work: (tx: Sql) => PromiseLike<T>) {
  return async (tx: Sql): Promise<T | Refusal> => (await noLongerAdmitted(tx, viewer)) ?? (await work(tx))
}

/** What an act gives that has nothing to say but that it is done. */
export const done: z.ZodType<object> = z.object({})

/**
 * The key of an act on one version of a row: it can be carried out once, because that version is never the present one again. So a
 * form that names a version needs no key of its own to be sent twice. Where a row exists once and then no more, it needs no version.
 */
export const keyOfVersion = (act: string, id: string, version = 1) => `${act}:${id}:${version}`

type Submission = { key: string; act: string; sent: unknown; now: number }

/**
 * Carries an act out once per key: the same key with the same content again (a double click, a retry after a lost reply) gets the
 * first outcome and changes nothing. With other content it is a conflict, because calling it done would lose what is new. A
 * refusal is not remembered, so that a corrected form can be sent with the same key.
 *
 * Every act that a form sends is safe to send again: one that makes something new carries the form's key, one that names a version
 * is known by that, and one that names the content it was made from is done where that content is already what was sent. A test
 * sends each act twice.
 */
export async function once<T extends object>(
  tx: Sql,
  viewer: Viewer,
  { key, act, sent, now }: Submission,
  outcome: z.ZodType<T>,
  work: () => PromiseLike<Outcome<T>>,
): Promise<Outcome<T>> {
  // Keyed, since it is stored beside texts that are encrypted, and a plain hash of a short one can be guessed.
  const mark = keyedHash('submission', JSON.stringify([act, sent]))
  const mine = and(eq(submissions.personId, viewer.personId), eq(submissions.key, key))
  const before = await first(tx.select({ kept: submissions.outcome }).from(submissions).where(mine))
  if (before) return again(before.kept, mark, outcome)
  const result = await work()
  if (!result.ok) return result
  const kept = { mark, outcome: outcome.parse(result) }
  await tx
    .insert(submissions)
    .values({ practiceId: viewer.practiceId, personId: viewer.personId, key, act, submittedAt: now, outcome: kept })
  return result
}

/** What an act of the viewer gave that was carried out under a key; null where there is none. */
export async function outcomeOf<T>(
  tx: Sql,
  viewer: Viewer,
  { key, act }: Pick<Submission, 'key' | 'act'>,
  outcome: z.ZodType<T>,
): Promise<T | null> {
  const mine = and(eq(submissions.personId, viewer.personId), eq(submissions.key, key), eq(submissions.act, act))
  const found = await first(tx.select({ kept: submissions.outcome }).from(submissions).where(mine))
  return outcome.safeParse(keptSchema.safeParse(found?.kept).data?.outcome).data ?? null
}

const keptSchema = z.object({ mark: z.string(), outcome: z.unknown() })

function again<T extends object>(kept: unknown, mark: string, outcome: z.ZodType<T>): Outcome<T> {
  const before = keptSchema.safeParse(kept)
  return before.success && before.data.mark === mark ? { ok: true, ...outcome.parse(before.data.outcome) } : conflict
}
