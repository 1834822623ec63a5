import { cookies, headers } from 'next/headers'
import { isSecure } from '../auth/address'
import { isThroughDoor } from './through-door'

/** For so long a phone remembers that it was it that began, in seconds; what it opens ends after half an hour without use. */
const month = 30 * 24 * 60 * 60

/** Over HTTPS a browser takes a cookie of such a name from there alone. */
async function nameOf(of: 'answer' | 'tablet'): Promise<string> {
  return `${(await isOverHttps()) ? '__Secure-' : ''}attune.${of}`
}

/** Whether this request came over HTTPS: by the answer door, or at the practice's own address. */
async function isOverHttps(): Promise<boolean> {
  return isThroughDoor(await headers()) ? (process.env.ANSWER_ORIGIN?.startsWith('https:') ?? false) : isSecure()
}

/**
 * What opens the questions of one request to this browser. It is sent to their pages alone. On a device of the practice it is gone with the
 * browser; on the client's own it stays, with the few that were begun there before, so that what was answered is found again by each link.
 */
export async function keepVisit(secret: string, { isInPerson } = { isInPerson: true }): Promise<void> {
  const jar = await cookies()
  const how = { httpOnly: true, sameSite: 'strict', path: '/answer', secure: await isOverHttps() } as const
  const earlier = isInPerson ? [] : (await readVisits()).filter(each => each !== secret)
  const value = [secret, ...earlier].slice(0, mostVisits).join(between)
  jar.set({ name: await nameOf('answer'), value, ...how, ...(!isInPerson && { maxAge: month }) })
}

const mostVisits = 4
/** In no secret. */
const between = '.'

/** What opens the questions that were begun last in this browser; null where none were. */
export const readVisit = async (): Promise<string | null> => (await readVisits())[0] ?? null

/** The same of all that were begun in this browser, the last first. */
export const readVisits = async (): Promise<string[]> =>
  (await read('answer'))
    ?.split(between)
    .slice(0, mostVisits)
    .filter(each => each !== '') ?? []

/** What the cookie of a tablet of the practice says; null in any other browser. */
export const readTablet = async (): Promise<string | null> => read('tablet')

/** So long a tablet stays one, in seconds: until it is removed, and as long as browsers keep anything. */
const longest = 400 * 24 * 60 * 60

/** Makes this browser a tablet of the practice. */
export async function keepTablet(secret: string): Promise<void> {
  const jar = await cookies()
  const how = { httpOnly: true, sameSite: 'strict', path: '/answer', secure: await isOverHttps() } as const
  jar.set({ name: await nameOf('tablet'), value: secret, ...how, maxAge: longest })
}

async function read(of: 'answer' | 'tablet'): Promise<string | null> {
  return (await cookies()).get(await nameOf(of))?.value ?? null
}

export async function forgetVisit(): Promise<void> {
  const jar = await cookies()
  const how = { httpOnly: true, sameSite: 'strict', path: '/answer', secure: await isOverHttps() } as const
  jar.set({ name: await nameOf('answer'), value: '', ...how, maxAge: 0 })
}
