import { logError } from '@/app/auth/error-message'
import { notKept } from '@/app/auth/response-headers'
import { openRoute } from '@/app/auth/viewer-route'
import { askDatabase } from '@/db/health'

export const dynamic = 'force-dynamic'

/** Whether the database answers, for whatever watches the server. */
export const GET = openRoute(async () => {
  try {
    await askDatabase()
    return Response.json({ status: 'ok' }, { headers: notKept })
  } catch (error) {
    logError(error)
    return Response.json({ status: 'unavailable' }, { status: 503, headers: notKept })
  }
})
