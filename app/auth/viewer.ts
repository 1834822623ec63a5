import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { isHandedOver } from '@/db/handed-over'
import { viewerOf } from '@/db/logins'
import { noteRefusal } from '@/db/refusals'
import { may, type Verb, type Viewer } from '@/lib/viewer'
import { publicOrigin } from './address'
import { readLoginId } from './login-cookie'

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
  if (!viewer) return redirect((await hasHandedOver()) ? clientsPath : await loginPath())
  if (may(viewer, verb)) return viewer
  if (viewer.heldBack) return redirect(homeOf(viewer))
  await noteRefusal({ kind: 'page', personId: viewer.personId, now: Date.now() })
  return notFound()
}

/** Where a client goes on who has this screen, whatever address of the practice it is opened at. */
const clientsPath = '/answer/now'

/** Whether this screen was handed over to a client and not given back yet. Looked up where nobody is logged in. */
export const hasHandedOver = cache(async (): Promise<boolean> => {
  const loginId = await readLoginId()
  return loginId !== null && (await isHandedOver(loginId, Date.now()))
})

/** `proxy.ts` notes the path, since a page is not told its own. */
async function loginPath() {
  const path = safePath((await headers()).get('x-attune-path'))
  return path === null || path === '/' ? '/login' : `/login?next=${encodeURIComponent(path)}`
}

const notAfterLogin = /^\/(answer|api|give-back|log-out|login|recover|reset|setup|welcome)(\/|$)/

/** A path of this site to go on to after logging in, or null. Anything a browser could read as another host is refused. */
export function safePath(path: string | null | undefined): string | null {
  const here = publicOrigin()
  if (!path?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(path) || !URL.canParse(path, here)) return null
  const { origin, pathname, search } = new URL(path, here)
  if (origin !== here || pathname.startsWith('//') || notAfterLogin.test(pathname)) return null
  return pathname + search
}

type Params = { [name: string]: string }
type IsThere<Given extends Params> = (viewer: Viewer, params: Given) => Promise<boolean>

/**
 * The title of a page that not every role may see, or that shows one of several things: "Not found" where the page says so itself.
 * Nobody logged in is sent on by the page.
 */
export const titleOf =
  <Given extends Params>(title: string, verb: Verb, isThere: IsThere<Given> = async () => true) =>
  async ({ params }: { params: Promise<Given> }): Promise<Metadata> => {
    const viewer = await currentViewer()
    if (viewer === null) return { title }
    return { title: may(viewer, verb) && (await isThere(viewer, await params)) ? title : 'Not found' }
  }

/** Where a viewer's work begins: their caseload, or the practice for an administrator who sees no clients; before, what they are held back for. */
export function homeOf(viewer: Viewer): string {
  if (viewer.heldBack) return viewer.heldBack === 'awaiting-colleague' ? '/me/waiting' : '/me/second-factor'
  if (may(viewer, 'readClients')) return '/caseload'
  return may(viewer, 'managePractice') ? '/practice' : '/me'
}

/** Where to go on from an address that leads nowhere. */
export function waysOn(viewer: Viewer | null) {
  if (viewer === null) return [{ href: '/login', label: 'Log in' }]
  if (!may(viewer, 'readClients')) return [{ href: homeOf(viewer), label: 'Go to the start page' }]
  return [
    { href: '/caseload', label: 'Go to the caseload' },
    { href: '/flags', label: 'Go to the flags' },
  ]
}
