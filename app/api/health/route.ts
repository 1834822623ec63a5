import { logError } from '@/app/auth/error-message'
import { askDatabase } from '@/db/health'

export const dynamic = 'force-dynamic'

const headers = { 'cache-control': 'no-store' }

/** Whether the database answers, for whatever watches the server. */
export async function GET() {
  try {
    await askDatabase()
    return Response.json({ status: 'ok' }, { headers })
  } catch (error) {
    logError(error)
    return Response.json({ status: 'unavailable' }, { status: 503, headers })
  }
}
