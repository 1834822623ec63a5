import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { QrCode } from '@/components/ui/qr-code'

test('a link is drawn dark on light, with a quiet margin and a name, and no style of its own', () => {
  const drawn = renderToStaticMarkup(<QrCode text="https://attune.example.org/welcome/a.b" title="The link for Noor" />)
  expect(drawn).toContain('<title>The link for Noor</title>')
  const [, size = '0'] = /viewBox="0 0 (\d+) \1"/.exec(drawn) ?? []
  const squares = [...drawn.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => [Number(x), Number(y)])
  expect(squares.length).toBeGreaterThan(200)
  expect(squares.flat().every(at => at >= 4 && at < Number(size) - 4)).toBe(true)
  // The corners that a camera looks for: seven wide, after the margin.
  expect(squares.filter(([, y]) => y === 4).slice(0, 7)).toEqual([4, 5, 6, 7, 8, 9, 10].map(x => [x, 4]))
  expect(drawn).not.toContain('style=')
})
