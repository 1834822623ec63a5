import { describe, expect, test } from 'vitest'
import { trustedTypes } from '@/app/trusted-types'
import { htmlRows } from '@/components/charts/panel-table'

describe('what passes for a script or for HTML in a page', () => {
  const origin = 'https://elm.example'
  const policy = trustedTypes(origin)

  test('are the scripts of the build', () => {
    for (const url of ['/_next/static/chunks/a.js', `${origin}/_next/static/chunks/a.js`])
      expect(policy.createScriptURL(url)).toBe(url)
  })

  test.each([
    'https://evil.example/_next/static/a.js',
    '//evil.example/_next/static/a.js',
    'https://elm.example.evil/_next/static/a.js',
    '/_next/static/../../api/a',
    '/_next/static/%2e%2e/a',
    '/icon.svg',
    'data:text/javascript,alert(1)',
    'javascript:alert(1)',
    'blob:https://elm.example/1',
  ])('is not the address %s', url => expect(policy.createScriptURL(url)).toBeNull())

  test('are the rows of tables, whatever stands in them, and an empty script', () => {
    const rows = htmlRows([{ head: '1', cells: ['2 Mar 2026', '<img src=x onerror=alert(1)>', '"3" & 4'] }])
    for (const html of [rows, '', '<script></script>']) expect(policy.createHTML(html)).toBe(html)
  })

  test.each(['<img src=x onerror=alert(1)>', '<td onclick=alert(1)>', '<script>alert(1)</script>', '<tr><a>', 'a'])(
    'is no other HTML: %s',
    html => expect(policy.createHTML(html)).toBeNull(),
  )
})
