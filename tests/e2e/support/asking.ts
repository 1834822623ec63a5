import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test'
import type { CastMember } from './cast'
import { cookieFor, loginCookieAt } from './login'
import { viewer } from './practice'

export async function requestsOf(baseURL: string | undefined, who: CastMember | null): Promise<APIRequestContext> {
  const login = who === null ? null : await cookieFor((await viewer(who)).loginId)
  const cookie = `${loginCookieAt(baseURL ?? '')}=${login}`
  return request.newContext({ baseURL, extraHTTPHeaders: login === null ? {} : { cookie } })
}

/** A page as a browser opens it, as the app's own navigation reads it, and by its head alone. */
export async function everyWay(their: APIRequestContext, path: string): Promise<APIResponse[]> {
  const rsc = `${path}${path.includes('?') ? '&' : '?'}_rsc=1a2b3`
  const options = { maxRedirects: 0 }
  const navigation = { RSC: '1' }
  return [
    await their.get(path, options),
    await their.head(path, options),
    await getRsc(their, path, navigation),
    await getRsc(their, rsc, navigation),
  ]
}

/** The framework first sends such a request on to the same path with a `_rsc` of its own reckoning. */
async function getRsc(their: APIRequestContext, path: string, headers: Record<string, string>): Promise<APIResponse> {
  const options = { maxRedirects: 0, headers }
  const response = await their.get(path, options)
  const { location = '' } = response.headers()
  const isSamePath = location.split('?')[0]?.endsWith(path.split('?')[0] ?? '')
  return isSamePath && location.includes('_rsc') ? their.get(location, options) : response
}

const isRsc = (response: APIResponse) => response.headers()['content-type']?.startsWith('text/x-component') ?? false

/** Not found by its status; an answer to the app's own navigation may say the same in its body. */
export async function expectNotFound(response: APIResponse) {
  const says404 = isRsc(response) && (await response.text()).includes('NEXT_HTTP_ERROR_FALLBACK;404')
  expect.soft(says404 ? 404 : response.status(), response.url()).toBe(404)
}
