import { type APIRequestContext, type APIResponse, expect, request } from '@playwright/test'
import type { Call } from './actions'
import type { CastMember } from './cast'
import { cookieFor, loginCookieAt } from './login'
import { viewer } from './practice'

/** Words that stand nowhere but in what is kept of this client. */
export const canaries = ['Xanthippe', 'XQ-77', 'XQ-78', 'fell to', 'Zephyrine', 'risk item']

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

/** A prefetch is answered with what is the same for everyone, whoever asks. */
export const prefetched = (their: APIRequestContext, path: string) =>
  getRsc(their, path, { RSC: '1', 'Next-Router-Prefetch': '1' })

/** The framework first sends such a request on to the same path with a `_rsc` of its own reckoning. */
async function getRsc(their: APIRequestContext, path: string, headers: Record<string, string>): Promise<APIResponse> {
  const options = { maxRedirects: 0, headers }
  const response = await their.get(path, options)
  const { location = '' } = response.headers()
  const isSamePath = location.split('?')[0]?.endsWith(path.split('?')[0] ?? '')
  return isSamePath && location.includes('_rsc') ? their.get(location, options) : response
}

export const replay = (their: APIRequestContext, { url, headers, body }: Call) =>
  their.post(url, { headers, data: body, maxRedirects: 0 })

const isRsc = (response: APIResponse) => response.headers()['content-type']?.startsWith('text/x-component') ?? false

/** Not found by its status; an answer to the app's own navigation may say the same in its body. */
export async function expectNotFound(response: APIResponse) {
  const says404 = isRsc(response) && (await response.text()).includes('NEXT_HTTP_ERROR_FALLBACK;404')
  expect.soft(says404 ? 404 : response.status(), response.url()).toBe(404)
}

export async function expectSentToLogin(response: APIResponse) {
  const inBody = isRsc(response) && /NEXT_REDIRECT;\w+;\/login[^"]*;307/.test(await response.text())
  const { location = '' } = response.headers()
  expect.soft(inBody || (response.status() === 307 && location.startsWith('/login')), response.url()).toBe(true)
}

export async function expectNothingTold(response: APIResponse) {
  const told = `${await response.text()} ${JSON.stringify(response.headers())}`
  for (const canary of canaries) expect(told, response.url()).not.toContain(canary)
}
