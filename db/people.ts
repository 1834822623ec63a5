import { and, asc, count, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { plural } from '@/lib/text/number-words'
import type { AuditAct } from '../lib/audit-acts'
import { foldText, normalEmail } from '../lib/text/fold'
import { may, type Role, roles, type Viewer } from '../lib/viewer'
import { audit } from './audit'
import { endPlaces, safetyLeftAlone, tellOfLeaving } from './care-team-rows'
import { noteAccount } from './closed-accounts'
import { grouped } from './grouped'
import { insertInvitation, whoLoggedIn } from './invitation-rows'
import { notify } from './notice-rows'
import { db, openFolder, type Sql } from './open'
import { conflict, invalid, notFound, type Outcome, type Refusal, type StepUpOutcome } from './outcome'
import { endAllIn, giveRoles, hasOtherAdmin, insertPerson, type NewPerson } from './person-rows'
import { endResets } from './reset-rows'
import { type ClientCounts, clientCounts } from './responsible-rows'
import { changed, first } from './rows'
import { people, personRoles } from './schema'
import { whoHasFactor } from './second-factor-rows'
import { done, keyOfVersion, look, once, writeSteppedUp } from './write'

export type PersonView = {
  id: string
  name: string
  email: string
  roles: Role[]
  leftAt: number | null
  version: number
  isViewer: boolean
  /** Since they were added, or let back in: until then they have not set their password. */
  hasLoggedIn: boolean
  /** The clients for whom they are responsible. */
  clients: ClientCounts
  hasSecondFactor: boolean
}

/** People on one page of their list. */
const aPage = 50

export type PeopleList = {
  people: PersonView[]
  /** How many fit what is looked for. */
  found: number
  /** 1-based; the last where there is none of the number that was asked for. */
  page: number
  pages: number
}

/**
 * A page of the people of the practice for its administrator, by name, those who have left last: everyone, or whose name and e-mail address
 * hold each word that is typed. Nobody for anyone else.
 */
export async function practicePeople(
  viewer: Viewer,
  { typed = '', page: asked = 1 }: { typed?: string; page?: number } = {},
): Promise<PeopleList> {
  if (!may(viewer, 'managePractice')) return { people: [], found: 0, page: 1, pages: 1 }
  const which = and(eq(people.practiceId, viewer.practiceId), ...wordsOf(typed).map(isInNameOrEmail))
  return look(async tx => {
    const found = (await first(tx.select({ n: count() }).from(people).where(which)))?.n ?? 0
    const pages = Math.max(1, Math.ceil(found / aPage))
    const page = Math.min(Math.max(asked, 1), pages)
    const rows = await onPage(tx, which, page)
    const ids = rows.map(({ id }) => id)
    const held = await rolesOf(tx, ids)
    const wereHere = await whoLoggedIn(tx, ids)
    const clients = await clientCounts(tx, ids)
    const withFactor = await whoHasFactor(tx, ids)
    const views = rows.map(row => ({
      ...row,
      roles: roles.filter(role => held.get(row.id)?.has(role)),
      isViewer: row.id === viewer.personId,
      hasLoggedIn: wereHere.has(row.id),
      clients: clients.get(row.id) ?? { all: 0, unopened: 0, alone: 0 },
      hasSecondFactor: withFactor.has(row.id),
    }))
    return { people: views, found, page, pages }
  })
}

const wordsOf = (typed: string) => foldText(typed).split(' ').filter(Boolean)

function isInNameOrEmail(word: string): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
  return sql`(${people.nameFolded} like ${pattern} escape '\\' or ${people.email} like ${pattern} escape '\\')`
}

/** In the order of an index, so that what comes on other pages is not put in order. */
function onPage(tx: Sql, which: SQL | undefined, page: number) {
  const { id, name, email, leftAt, version, nameFolded } = people
  return tx
    .select({ id, name, email, leftAt, version })
    .from(people)
    .where(which)
    .orderBy(sql`(${leftAt} is not null)`, asc(nameFolded), asc(id))
    .limit(aPage)
    .offset((page - 1) * aPage)
}

async function rolesOf(tx: Sql, ids: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<Role>>> {
  const { personId, role } = personRoles
  const held = await tx
    .select({ personId, role })
    .from(personRoles)
    .where(inArray(personId, [...ids]))
  return new Map([...grouped(held, row => row.personId)].map(([id, rows]) => [id, new Set(rows.map(row => row.role))]))
}

const added = z.object({ personId: z.string() })

/**
 * Adds a person and invites them to set their password, until when they have one that nobody knows (the hash is of that). Administrators only.
 */
export async function addPerson(
  viewer: Viewer,
  person: NewPerson & { key: string },
  now: number,
): Promise<StepUpOutcome<{ personId: string }>> {
  if (!may(viewer, 'managePractice')) return notFound
  return writeSteppedUp(viewer, now, tx =>
    once(
      tx,
      viewer,
      { key: person.key, act: 'person.add', sent: [person.name, person.email, person.roles], now },
      added,
      async () => {
        if (await isTaken(tx, viewer, person.email))
          return invalid({ email: ['Somebody here already has this e-mail address.'] })
        const personId = await insertPerson(
          tx,
          { ...person, practiceId: viewer.practiceId, grantedBy: viewer.personId },
          now,
        )
        await insertInvitation(tx, { practiceId: viewer.practiceId, personId, madeBy: viewer.personId }, now)
        await audit(tx, viewer, { act: 'person.add', subjectId: personId, detail: rolesText(person.roles), now })
        return { ok: true, personId }
      },
    ),
  )
}

type RoleChange = { personId: string; version: number; roles: readonly Role[] }

/** Changes what a person may do, from their next request on. The practice always keeps an administrator, a safety flag its clinician. */
export async function changeRoles(viewer: Viewer, change: RoleChange, now: number): Promise<StepUpOutcome> {
  const about = { ...change, act: 'person.roles' as const, detail: rolesText(change.roles), sent: change.roles, now }
  return changePerson(viewer, about, async tx => {
    const stays = change.roles.includes('admin')
    if (!stays && (await isLastAdmin(tx, viewer, change.personId))) return lastAdmin('roles')
    const alone = change.roles.includes('clinician') ? 0 : await safetyLeftAlone(tx, change.personId)
    if (alone > 0) return leftAlone('roles', alone)
    const person = { id: change.personId, practiceId: viewer.practiceId }
    await tx.delete(personRoles).where(eq(personRoles.personId, person.id))
    await giveRoles(tx, person, change.roles, viewer.personId, now)
    return { ok: true }
  })
}

/** As the audit has them. */
const rolesText = (given: readonly Role[]): string => roles.filter(role => given.includes(role)).join(' ')

/** Whoever is let back in is invited: the password they had holds no more, and nobody knows this one. */
type Leaving = { personId: string; version: number } & ({ hasLeft: true } | { hasLeft: false; passwordHash: string })

/**
 * Marks a person as left, which ends their logins and their places on care teams at once, or lets them back in: by a new link, and to no
 * client until a colleague lets them in. Refused while a client with an open safety flag would have no clinician: nobody would see it.
 */
export async function markLeft(viewer: Viewer, leaving: Leaving, now: number): Promise<StepUpOutcome> {
  const { personId, version, hasLeft } = leaving
  const { practiceId } = viewer
  const who = { personId, version }
  // Noted before it is so, and for a closing after: whatever comes between, the account is rather closed than open.
  if (!hasLeft && may(viewer, 'managePractice')) noteAccount(openFolder(), personId, false, now)
  const outcome = await changePerson(
    viewer,
    { ...who, act: hasLeft ? 'person.left' : 'person.back', sent: hasLeft, now },
    async tx => {
      if (!leaving.hasLeft) {
        const back = { leftAt: null, passwordHash: leaving.passwordHash }
        const closed = and(eq(people.id, personId), isNotNull(people.leftAt))
        // Whoever is here already keeps their password: nobody resets it by this.
        if ((await changed(tx.update(people).set(back).where(closed))) === 0) return { ok: true }
        await insertInvitation(tx, { practiceId, personId, madeBy: viewer.personId }, now)
        return { ok: true }
      }
      if (await isLastAdmin(tx, viewer, personId)) return lastAdmin('')
      const alone = await safetyLeftAlone(tx, personId)
      if (alone > 0) return leftAlone('', alone)
      await tx.update(people).set({ leftAt: now }).where(eq(people.id, personId))
      await endAllIn(tx, personId, now)
      await endResets(tx, personId, now)
      await tellOfLeaving(tx, { practiceId, personId, by: viewer.personId }, now)
      await endPlaces(tx, { personId, by: viewer.personId }, now)
      return { ok: true }
    },
  )
  // One that was not opened after all, since its administrator was asked who they are, is noted as what it still is.
  const isClosed = hasLeft ? outcome.ok : !outcome.ok && (await hasLeftHere(viewer, personId))
  if (isClosed) noteAccount(openFolder(), personId, true, now)
  return outcome
}

/**
 * Ends every login of somebody, wherever they are logged in, and tells them: for a device that was lost, or a login that may not be theirs. The
 * viewer's own are ended under their account. Administrators only.
 */
export async function endLoginsOf(
  viewer: Viewer,
  who: { personId: string; version: number },
  now: number,
): Promise<StepUpOutcome> {
  const { personId } = who
  return changePerson(viewer, { ...who, act: 'person.end-logins', sent: null, now }, async tx => {
    if (personId === viewer.personId) return notFound
    await endAllIn(tx, personId, now)
    const { practiceId, personId: by } = viewer
    await notify(tx, { practiceId, kind: 'logins.ended', by, to: [personId] }, now)
    return { ok: true }
  })
}

async function hasLeftHere({ practiceId }: Viewer, personId: string): Promise<boolean> {
  const here = and(eq(people.id, personId), eq(people.practiceId, practiceId), isNotNull(people.leftAt))
  return (await first(db().select({ id: people.id }).from(people).where(here))) !== undefined
}

type OnPerson = { personId: string; version: number; act: AuditAct; detail?: string; sent: unknown; now: number }

/** One act on a person of the viewer's practice, if nobody changed them since the viewer read them. */
async function changePerson(
  viewer: Viewer,
  { personId, version, act, detail, sent, now }: OnPerson,
  work: (tx: Sql) => Promise<Outcome>,
): Promise<StepUpOutcome> {
  if (!may(viewer, 'managePractice')) return notFound
  return writeSteppedUp(viewer, now, tx =>
    once(tx, viewer, { key: keyOfVersion(act, personId, version), act, sent, now }, done, async () => {
      const here = and(eq(people.id, personId), eq(people.practiceId, viewer.practiceId))
      const person = await first(tx.select({ version: people.version }).from(people).where(here))
      if (!person) return notFound
      if (person.version !== version) return conflict
      const outcome = await work(tx)
      if (!outcome.ok) return outcome
      await tx
        .update(people)
        .set({ version: version + 1 })
        .where(here)
      await audit(tx, viewer, { act, subjectId: personId, detail, now })
      return outcome
    }),
  )
}

async function isTaken(tx: Sql, { practiceId }: Viewer, email: string): Promise<boolean> {
  const same = and(eq(people.practiceId, practiceId), eq(people.email, normalEmail(email)))
  return (await first(tx.select({ id: people.id }).from(people).where(same))) !== undefined
}

const lastAdmin = (field: string): Refusal =>
  invalid({ [field]: ['The practice needs an administrator: make somebody else one first.'] })

/** A number and no names: who a clinician's clients are is not the administrator's to see. */
const leftAlone = (field: string, count: number): Refusal =>
  invalid({
    [field]: [
      `${plural(count, 'client')} with an open safety flag would be without a clinician. First have this person record what was done, or add a colleague to the care team.`,
    ],
  })

const isLastAdmin = async (tx: Sql, { practiceId }: Viewer, personId: string): Promise<boolean> =>
  !(await hasOtherAdmin(tx, practiceId, personId))
