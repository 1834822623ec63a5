import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { viewerOf } from '@/db/logins'
import { may, type Verb, type Viewer } from '@/lib/viewer'
import { readLoginId } from './login-cookie'
import { safePath } from './next-path'

/** Who is at the keyboard, looked up once per request; null when nobody is logged in. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const loginId = await readLoginId()
  return loginId === null ? null : viewerOf(loginId, Date.now())
})

/**
 * The viewer a page is for. Nobody logged in: to the login page, and back here afterwards. A role that does not allow it: not
 * found, as if the page did not exist.
 */
export async function requireViewer(verb: Verb = 'seeOwnAccount'): Promise<Viewer> {
  const viewer = await currentViewer()
  if (!viewer) return redirect(await loginPath())
  return may(viewer, verb) ? viewer : notFound()
}

/** `proxy.ts` notes the path, since a page is not told its own. */
async function loginPath() {
  const path = safePath((await headers()).get('x-attune-path'))
  return path === null || path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`
}
