import { describe, expect, test } from 'vitest'
import { figures, middle, threeDigits } from './figures'
import { withMeasured } from './generated'

test('numbers are written with three digits', () => {
  expect([0.0753, 0.75, 2.4, 26.14, 104.4, 1759.6].map(threeDigits)).toEqual([
    '0.0753',
    '0.75',
    '2.4',
    '26.1',
    '104',
    '1760',
  ])
  expect(figures({ median: 2.44, min: 2, max: 31.26 })).toBe('2.44 (2–31.3)')
  expect(figures({ median: 2.441, min: 2.44, max: 2.442 })).toBe('2.44')
  expect([figures(null), middle(null)]).toEqual(['–', '–'])
})

describe('the page with the figures', () => {
  const page = '# Speed\n\n<!-- measured: acts -->\n\nold\n\n<!-- end of acts -->\n\nBy hand.\n'

  test('gets what was measured in its place, as often as it is measured', () => {
    const once = withMeasured(page, 'acts', '| new |\n')
    expect(once).toBe('# Speed\n\n<!-- measured: acts -->\n\n| new |\n\n<!-- end of acts -->\n\nBy hand.\n')
    expect(withMeasured(once, 'acts', '| new |\n')).toBe(once)
  })

  test('is not written where it has no place for it', () =>
    expect(() => withMeasured(page, 'pages', 'new')).toThrow('no place for pages'))
})
