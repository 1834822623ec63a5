import { hasLoggedOut, readLoginId } from '@/app/auth/login-cookie'
import { notKept } from '@/app/auth/response-headers'
import { currentViewer, hasHandedOver } from '@/app/auth/viewer'
import { openRoute } from '@/app/auth/viewer-route'
import { loginLeft } from '@/db/logins'

export const dynamic = 'force-dynamic'

/** How long the login of this browser still holds, for the pages that are open in it. Asking does not use it. */
export const GET = openRoute(left)

/** The same, for somebody who is at the keyboard without sending anything. */
export const POST = openRoute(async () => {
  await currentViewer()
  return left()
})

async function left(): Promise<Response> {
  const loginId = await readLoginId()
  const found = loginId === null ? null : await loginLeft(loginId, Date.now())
  if (found) return Response.json(found, { headers: notKept })
  const why = { hasLoggedOut: await hasLoggedOut(), isHandedOver: await hasHandedOver() }
  return Response.json({ ...nobody, ...why }, { headers: notKept })
}

const nobody = { personId: null, left: 0, most: 0 }
