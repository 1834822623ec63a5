import { may, type Viewer } from '@/lib/viewer'

/** Where a viewer's work begins: their caseload, or the practice for an administrator who sees no clients. */
export function homeOf(viewer: Viewer): string {
  if (may(viewer, 'readClients')) return '/caseload'
  return may(viewer, 'managePractice') ? '/practice' : '/me'
}
