import { may, type Viewer } from '@/lib/viewer'

/** Where a viewer's work begins: their caseload, or the practice for an administrator who sees no clients. */
export function homeOf(viewer: Viewer): string {
  if (may(viewer, 'readClients')) return '/caseload'
  return may(viewer, 'managePractice') ? '/practice' : '/me'
}

/** Where to go on from an address that leads nowhere. */
export function waysOn(viewer: Viewer | null) {
  if (viewer === null) return [{ href: '/login', label: 'Log in' }]
  if (!may(viewer, 'readClients')) return [{ href: homeOf(viewer), label: 'Go to the start' }]
  return [
    { href: '/caseload', label: 'Go to the caseload' },
    { href: '/flags', label: 'Go to the flags' },
  ]
}
