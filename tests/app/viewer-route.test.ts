import { NextRequest } from 'next/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { TooBusy } from '@/app/auth/at-once'
import { viewerRoute } from '@/app/auth/viewer-route'
import type { Viewer } from '@/lib/viewer'
import { freshPractice } from '../support/practice'

/** Who is logged in. */
const browser = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/app/auth/viewer', () => ({ requireViewer: async () => browser.viewer }))

let practice: Awaited<ReturnType<typeof freshPractice>>
let asked: Viewer[]
beforeEach(async () => {
  practice = await freshPractice()
  browser.viewer = practice.mara
  asked = []
})
afterEach(() => practice.remove())

const file = viewerRoute('readClients', async ({ viewer }) => {
  asked.push(viewer)
  return new Response('a file')
})
const get = (given: Parameters<typeof file>[0]) => file(given, { params: Promise.resolve({}) })
const requested = (headers = {}, method = 'GET') => new NextRequest('http://localhost/file', { headers, method })

test('gives its file to whom it may be given, and lets nobody keep it', async () => {
  const answer = await get(requested({ 'sec-fetch-site': 'same-origin' }))
  expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([
    200,
    'a file',
    'private, no-store',
  ])
  expect(asked).toEqual([practice.mara])
  expect((await get(requested())).status).toBe(200)
})

test.each(['cross-site', 'same-site'])('makes nothing for a link elsewhere (%s)', async site => {
  expect((await get(requested({ 'sec-fetch-site': site }))).status).toBe(403)
  expect(asked).toEqual([])
})

test('makes nothing for the headers alone', async () => {
  const answer = await get(requested({}, 'HEAD'))
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
  expect(asked).toEqual([])
})

test('asks to come again, and does so by itself, where too much is waited for', async () => {
  const full = viewerRoute('readClients', () => Promise.reject(new TooBusy()))
  const policy = "style-src 'self' 'nonce-abc-1'"
  const answer = await full(requested({ 'content-security-policy': policy }), { params: Promise.resolve({}) })
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  const text = await answer.text()
  expect(text).toContain('<style nonce="abc-1">')
  expect(text).toContain('<meta http-equiv="refresh" content="5">')
})

test('answers nobody who has gone, and calls that no fault', async () => {
  const gone = new AbortController()
  const left = viewerRoute('readClients', async ({ request }) => {
    gone.abort()
    request.signal.throwIfAborted()
    return new Response()
  })
  const request = new NextRequest('http://localhost/file', { signal: gone.signal })
  expect((await left(request, { params: Promise.resolve({}) })).status).toBe(499)
})
