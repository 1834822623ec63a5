import { randomUUID } from 'node:crypto'
import { viewerOf } from '@/db/logins'
import { acceptReset, makeReset, openResets } from '@/db/password-resets'
import { startLoginByPassword } from '@/db/second-step'
import type { Viewer } from '@/lib/viewer'
import { setUpSecondFactor } from './second-factor'

type Asked = { by: Viewer; now: number }

/** The link that an administrator makes for somebody. */
export async function linkFor({ personId }: Pick<Viewer, 'personId'>, { by, now }: Asked): Promise<string> {
  const made = await makeReset(by, { personId, key: randomUUID() }, now)
  const [open] = await openResets(by, [personId], now)
  if (!made.ok || !open) throw new Error('No link was made')
  return open.token
}

/** Somebody comes back by a link alone; who they are then, logged in, with a new second factor or not yet. */
export async function comeBack(who: Viewer, asked: Asked, withFactor = true): Promise<Viewer> {
  const { now } = asked
  const token = await linkFor(who, asked)
  const passwordHash = 'new'
  if (!(await acceptReset({ token, keepsFactor: false, passwordHash, countedAs: [] }, now)))
    throw new Error('The link did not hold')
  const started = await startLoginByPassword({ personId: who.personId, passwordHash }, now)
  const again = () => viewerOf(started?.loginId ?? '', now)
  const back = await again()
  if (back && withFactor) await setUpSecondFactor(back, now)
  const viewer = await again()
  if (!viewer) throw new Error('Nobody came back')
  return viewer
}
