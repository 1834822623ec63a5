import { and, eq, isNull } from 'drizzle-orm'
import { keyedHash } from './keyed-hash'
import { linkToken } from './link-token'
import type { Sql } from './open'
import { first } from './rows'
import { tablets } from './schema'

export type Tablet = typeof tablets.$inferSelect

/** By which the tablet of a cookie is found. */
export const tabletSecretHash = (secret: string): string => keyedHash('tablet', secret)

/** The tablet of the practice that a browser's cookie is of; undefined where it is of none, or was removed. */
export const findTablet = (tx: Sql, secret: string): Promise<Tablet | undefined> =>
  first(
    tx
      .select()
      .from(tablets)
      .where(and(eq(tablets.secretHash, tabletSecretHash(secret)), isNull(tablets.removedAt))),
  )

/** How long a link makes the device on which it is opened a tablet of the practice. */
export const tabletLinkMinutes = 10

/** The token in the link that is opened on a tablet. */
export const tabletLink = linkToken('tablet link')

/** Whether its link still makes a device this tablet: once it did, it never does again. */
export const isLinkOpen = ({ linkExpiresAt, enrolledAt, removedAt }: Tablet, now: number): boolean =>
  enrolledAt === null && removedAt === null && now < linkExpiresAt
