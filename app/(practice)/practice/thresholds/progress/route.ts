import { requireViewer } from '@/app/auth/viewer'
import { previewProgress } from '@/db/practice-settings'

/** How far a preview has come, for the page that waits for it: its own answer comes when it is done. */
export async function GET(): Promise<Response> {
  const viewer = await requireViewer('managePractice')
  return Response.json(await previewProgress(viewer), { headers: { 'cache-control': 'private, no-store' } })
}
