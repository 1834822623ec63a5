import { type NextRequest, NextResponse } from 'next/server'
import { notKept } from './app/auth/response-headers'
import { answerHeaders, isSecure } from './scripts/front/answer-headers.mjs'

/*
 * Headers, and nothing else: who may see what is decided by each page, route and action for itself, and would be the same
 * without this file.
 */
export function proxy(request: NextRequest) {
  const policy = contentPolicy(crypto.randomUUID())
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.set('x-attune-path', pathOf(request))
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  for (const [name, value] of Object.entries({ ...notKept, ...answerHeaders(isSecure()) }))
    response.headers.set(name, value)
  return response
}

/**
 * Everything but what the build made, which is the same for everyone and has its hash in its name; and but the pages on which clients answer,
 * whose own policy (app/answer/render.ts) lets through less.
 */
export const config = { matcher: '/((?!_next/static/|answer$|answer/).*)' }

/**
 * Next reads the nonce from the request's policy and puts it on its own scripts and styles. Its tools for development evaluate
 * code and write styles into the page, so while developing, and then only, that is let through.
 */
function contentPolicy(nonce: string) {
  const isDev = process.env.NODE_ENV === 'development'
  const forScripts = `'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ''}`
  const forStyles = isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`
  return [
    "default-src 'self'",
    `script-src 'self' ${forScripts}`,
    `style-src 'self' ${forStyles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    ...(isDev ? [] : ["require-trusted-types-for 'script'", 'trusted-types default']),
  ].join('; ')
}

/** For the way back after logging in. */
function pathOf({ nextUrl }: NextRequest) {
  const search = new URLSearchParams(nextUrl.search)
  search.delete('_rsc')
  return search.size > 0 ? `${nextUrl.pathname}?${search}` : nextUrl.pathname
}
