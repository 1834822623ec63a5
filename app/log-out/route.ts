import { endLoginHere } from '../auth/log-in'
import { forgetLogin } from '../auth/login-cookie'
import { openRoute } from '../auth/viewer-route'

/**
 * Ends the login in the database and in the browser. Also right when it has ended already. It is a document of its own and no action, so that
 * nothing of the page before is left in memory; browsers that know the header drop the pages they keep for going back, too.
 */
export const POST = openRoute(async () => {
  await endLoginHere(Date.now())
  await forgetLogin()
  return new Response(null, { status: 303, headers: { location: '/login', 'clear-site-data': '"cache"' } })
})
