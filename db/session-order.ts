import { asc, desc } from 'drizzle-orm'
import { sessions } from './schema'

/*
 * The one order of sessions, which numbers them: by day, and on one day by when they were begun. Whatever is "first", "latest" or
 * "newest" follows it, and never the day alone: two sessions of one day have an older and a newer one.
 */
const { heldOn, createdAt, id } = sessions

/** For `orderBy`, the oldest first. */
export const inSessionOrder = [asc(heldOn), asc(createdAt), asc(id)]

/** For `orderBy`, the newest first. */
export const newestSessionFirst = [desc(heldOn), desc(createdAt), desc(id)]

export type SessionPlace = { heldOn: string; createdAt: number; id: string }

/** As a comparison for sorting, the oldest first. */
export const compareSessions = (a: SessionPlace, b: SessionPlace): number =>
  a.heldOn.localeCompare(b.heldOn) || a.createdAt - b.createdAt || a.id.localeCompare(b.id)
