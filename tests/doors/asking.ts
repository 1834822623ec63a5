import { createHash } from 'node:crypto'
import { request } from 'node:http'
import { loginCookieAt } from '../e2e/support/login'

/* Requests as browsers make them, and what their answers come to. */

export type Answer = { status: number; location: string; told: string; isRsc: boolean }

type Asked = { method?: string; headers?: Readonly<Record<string, string>>; body?: FormData | string }

/** Whoever asks is known by the token of their login, '' where they have none. */
export async function ask(address: string, token: string, { headers, ...asked }: Asked = {}): Promise<Answer> {
  const own: Record<string, string> = {
    'x-forwarded-for': addressFor(token),
    ...(token !== '' && { cookie: `${loginCookieAt(address)}=${token}` }),
  }
  const response = await fetch(address, { redirect: 'manual', ...asked, headers: { ...own, ...headers } })
  const sent = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    told: `${sent}\n\n${await response.text()}`,
    isRsc: response.headers.get('content-type')?.startsWith('text/x-component') ?? false,
  }
}

/** Everybody asks from an address of their own, as a proxy tells it, so that nobody is asked to wait for what another did. */
function addressFor(token: string): string {
  const [a, b, c] = createHash('sha256').update(token).digest()
  return `10.${a}.${b}.${c}`
}

export const ways = ['HTML', 'HEAD', 'RSC', 'prefetch'] as const
export type Way = (typeof ways)[number]

/** Opens an address in one of the ways in which a browser, or the app's own navigation, does. */
export async function open(way: Way, address: string, token: string): Promise<Answer> {
  if (way === 'HTML') return ask(address, token)
  if (way === 'HEAD') return ask(address, token, { method: 'HEAD' })
  const headers = { RSC: '1', ...(way === 'prefetch' && { 'Next-Router-Prefetch': '1' }) }
  const answer = await ask(address, token, { headers })
  // Such a request is first sent on to the same path with a `_rsc` of its own reckoning, before the page runs.
  return answer.location.includes('_rsc') ? ask(new URL(answer.location, address).href, token, { headers }) : answer
}

/** What an answer comes to: `shown`, `not found`, or the path that it leads to. Navigation within the app is told so in the body. */
export function comesTo({ status, location, told, isRsc }: Answer): string {
  if (isRsc && told.includes('NEXT_HTTP_ERROR_FALLBACK;404')) return 'not found'
  const [, inBody] = (isRsc && /NEXT_REDIRECT;\w+;([^;"]+);30\d/.exec(told)) || []
  const leadsTo = inBody ?? location
  if (leadsTo !== '') return new URL(leadsTo, 'http://localhost').pathname
  if (status === 200) return 'shown'
  return status === 404 ? 'not found' : `status ${status}`
}

/** What is said to TRACE, which could give away headers that no script may read. */
export function trace(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method: 'TRACE', headers: { 'x-echo': 'zq-echo' } }, answer => {
      let told = ''
      answer.on('data', part => {
        told += String(part)
      })
      answer.on('end', () => resolve(told))
    })
    asked.on('error', reject).end()
  })
}

/** A server action as a form or a call of the app sends it. */
export type Sent = { form: Readonly<Record<string, string | readonly string[]>> } | { call: unknown }

/** Calls a server action by its id. An action answers under any path. */
export function act(origin: string, token: string, id: string, sent: Sent): Promise<Answer> {
  const headers = { 'next-action': id, origin, 'sec-fetch-site': 'same-origin', accept: 'text/x-component' }
  const isForm = 'form' in sent
  const body = isForm ? formOf(sent.form) : JSON.stringify([sent.call])
  const type: Record<string, string> = isForm ? {} : { 'content-type': 'text/plain;charset=UTF-8' }
  return ask(`${origin}/me`, token, { method: 'POST', headers: { ...headers, ...type }, body })
}

/** The state before and the form, as React writes the arguments of an action. */
function formOf(fields: Readonly<Record<string, string | readonly string[]>>): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const each of typeof value === 'string' ? [value] : value) body.append(`_1_${name}`, each)
  body.append('0', '[{},"$K1"]')
  return body
}
