import { randomUUID } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { endOwnLogin, startLogin } from '@/db/logins'
import { addPerson, markLeft, practicePeople } from '@/db/people'
import { loginLifetime } from '@/lib/login-lifetime'
import type { Viewer } from '@/lib/viewer'
import { cookieFor } from '../e2e/support/login'
import { loginAs } from '../support/practice'
import { insiders, must, type Told } from './told-practice'

/** Who has no login that holds: no cookie at all, one that was made elsewhere, or one whose login is over. */
const outsiders = ['nobody', 'forged', 'idle', 'over', 'revoked', 'closed'] as const

export const actors = [...outsiders, ...insiders]
export type Actor = (typeof actors)[number]

export const isOutside = (actor: Actor): boolean => outsiders.some(each => each === actor)

/** The token of each one's login, '' where there is none. */
export async function tokensOf({ viewers }: Told): Promise<Readonly<Record<Actor, string>>> {
  const { mara, ruth, tomas, olaf, cato, emil, enno, vera, ines } = viewers
  const now = Date.now()
  return {
    nobody: '',
    forged: await encode({ token: { loginId: mara.loginId }, secret: 'of another practice', maxAge: 3600 }),
    idle: await cookieFor(await begunAt(mara, now - loginLifetime.idle - 60_000)),
    over: await cookieFor(await begunAt(mara, now - loginLifetime.whole - 60_000)),
    revoked: await cookieFor(await revoked(mara)),
    closed: await cookieFor(await closed(ines)),
    mara: await cookieFor(mara.loginId),
    ruth: await cookieFor(ruth.loginId),
    tomas: await cookieFor(tomas.loginId),
    olaf: await cookieFor(olaf.loginId),
    cato: await cookieFor(cato.loginId),
    emil: await cookieFor(emil.loginId),
    enno: await cookieFor(enno.loginId),
    vera: await cookieFor(vera.loginId),
    ines: await cookieFor(ines.loginId),
  }
}

async function begunAt({ personId }: Viewer, at: number): Promise<string> {
  const loginId = await startLogin(personId, at)
  if (loginId === null) throw new Error('Could not log in')
  return loginId
}

async function revoked({ personId }: Viewer): Promise<string> {
  const viewer = await loginAs(personId, Date.now())
  must(await endOwnLogin(viewer, { loginId: viewer.loginId }, Date.now()))
  return viewer.loginId
}

/** The login of somebody who worked here, and whose account is closed. */
async function closed(ines: Viewer): Promise<string> {
  const person = { key: randomUUID(), name: 'Noor', email: 'noor@attune.example', passwordHash: 'x' }
  const { personId } = must(await addPerson(ines, { ...person, roles: ['clinician'] }, Date.now()))
  const { loginId } = await loginAs(personId, Date.now())
  const version = (await practicePeople(ines)).people.find(({ id }) => id === personId)?.version ?? 0
  must(await markLeft(ines, { personId, version, hasLeft: true }, Date.now()))
  return loginId
}
