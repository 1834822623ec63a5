import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { Begun } from '@/components/client/episode-ending-forms'

test('whoever ends an episode is told of a session that is begun and not saved, and led to it', () => {
  const html = renderToStaticMarkup(<Begun begun={{ path: '/clients/x/sessions/y', date: '5 Jan 2026' }} />)
  expect(html).toContain('href="/clients/x/sessions/y"')
  expect(html.replace(/<[^>]+>/g, '')).toBe(
    'The session of 5 Jan 2026 is begun and not saved. Save it first, or resume it later from the list of sessions on this page.',
  )
})
