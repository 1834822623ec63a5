import { describe, expect, test } from 'vitest'
import { safePath } from '@/app/auth/viewer'

describe('where to go after logging in', () => {
  test.each(['/caseload', '/clients/1/timeline?axis=date', '/flags?show=ended'])('%s is kept', path => {
    expect(safePath(path)).toBe(path)
  })

  test.each([
    ...[
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/a\\..\\b',
    ],
    ...[
      '/\t/evil.example',
      '/\n/evil.example',
      '/.//evil.example',
      '/x/..//evil.example',
      '',
      'caseload',
      null,
      undefined,
    ],
    ...['/login', '/login?next=/login', '/api/auth/csrf', '/setup'],
  ])('%j is refused', path => {
    expect(safePath(path)).toBeNull()
  })
})
