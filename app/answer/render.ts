import type { ReactElement } from 'react'
import { keptAnHour, notKept } from '../auth/response-headers'

/** A page loads its own sheet, script and fonts, sends forms to its own address, and nothing else at all. */
const policy = [
  "default-src 'none'",
  ...["script-src 'self'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "connect-src 'self'"],
  ...["form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"],
].join('; ')

/** What every answer to a client says. The address of a page is told to no one, and the origin to forms alone. */
export const pageHeaders = {
  ...notKept,
  'content-security-policy': policy,
  'referrer-policy': 'strict-origin',
  'x-robots-tag': 'noindex, nofollow',
}

/** A page as HTML and nothing beside it: no script of the framework's comes along. */
export async function page(element: ReactElement, status = 200): Promise<Response> {
  // Loaded here, since the framework keeps it out of what its own pages are made with.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const headers = { 'content-type': 'text/html; charset=utf-8', ...pageHeaders }
  return new Response(`<!doctype html>${renderToStaticMarkup(element)}`, { status, headers })
}

/** Leads on, so that what was sent is not sent again by going back or by reloading. */
export const leadTo = (path: string): Response =>
  new Response(null, { status: 303, headers: { location: path, ...pageHeaders } })

/** Of a file that is the same for everybody. A new version of Attune may bring another one: it is asked for again after an hour. */
export const fileHeaders = (type: string) => ({ 'content-type': type, ...keptAnHour })
