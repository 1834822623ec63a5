import { publicOrigin } from './origin'

const notAfterLogin = /^\/(api|login|recover|setup)(\/|$)/

/** A path of this site to go on to after logging in, or null. Anything a browser could read as another host is refused. */
export function safePath(path: string | null | undefined): string | null {
  const here = publicOrigin()
  if (!path?.startsWith('/') || /^\/[/\\]|[\\\p{Cc}]/u.test(path) || !URL.canParse(path, here)) return null
  const { origin, pathname, search } = new URL(path, here)
  if (origin !== here || pathname.startsWith('//') || notAfterLogin.test(pathname)) return null
  return pathname + search
}
