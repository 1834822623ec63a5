import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { busySeconds } from '@/app/auth/at-once'
import { authOptions } from '@/app/auth/next-auth'
import { openRoute } from '@/app/auth/viewer-route'

type Context = RouteContext<'/api/auth/[...nextauth]'>

/** What logging in needs of next-auth. Its other pages and endpoints (sign-out, session, log) are not served. */
const served = ['GET csrf', 'GET providers', 'POST callback/password', 'POST callback/demo']

const handle = openRoute(async (request: NextRequest, context: Context): Promise<Response> => {
  const { nextauth } = await context.params
  if (!served.includes(`${request.method} ${nextauth.join('/')}`)) return new Response(null, { status: 404 })
  if (isLarge(request)) return new Response(null, { status: 413 })
  if (!isForm(request)) return new Response(null, { status: 415 })
  const response: Response = await NextAuth(request, context, await authOptions())
  if (response.status !== 401) return response
  const { headers } = response
  const body = await response.text()
  if (!saysBusy(body)) return new Response(body, { headers })
  headers.set('retry-after', String(busySeconds))
  return new Response(body, { status: 503, headers })
})

/** A refused log-in is an answer to a form, which says why in its body; as a 401 every browser would report a failure. */
const saysBusy = (body: string) => /[?&]error=busy\b/.test(body)

/** As its own client sends it: the library fails over anything else that it cannot read. */
const isForm = ({ method, headers }: NextRequest) =>
  method === 'GET' || headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true

/** A stranger may send something to this door; it is read into memory, so it has to be small and say so. */
const isLarge = ({ method, headers }: NextRequest) =>
  method === 'POST' && !(Number(headers.get('content-length') ?? Number.NaN) <= 16_384)

export { handle as GET, handle as POST }
