import { viewerRoute } from '@/app/auth/viewer-route'
import { previewProgress } from '@/db/practice-settings'

/** How far a preview has come, for the page that waits for it: its own answer comes when it is done. */
export const GET = viewerRoute('managePractice', async ({ viewer, now }) =>
  Response.json(await previewProgress(viewer, now)),
)
