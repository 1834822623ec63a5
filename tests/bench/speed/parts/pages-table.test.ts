import { describe, expect, test } from 'vitest'
import type { Compared } from '../measuring/comparison'
import type { Measured } from '../measuring/reading'
import { pagesTable } from './pages-part'

describe('the table of pages', () => {
  const measured = (name: string, ms: number): Measured => ({
    name,
    readings: [ms, ms].map(each => ({ ms: each, perSecond: 1000 / each, cpuMs: each / 2, bytes: 2000 })),
  })
  const of = (name: string, ...ms: number[]) => ({
    name,
    targets: ms.map((each, at) => measured(['Attune', 'empty page', 'bare', 'other'][at] ?? '', each)),
  })
  const rows = (...found: Compared[]) => pagesTable(found).trim().split('\n').slice(2)

  test('compares each page with the empty page and the bare server of the same rounds', () => {
    expect(rows(of('caseload', 20, 2, 1), of('flags', 10, 2, 2))).toEqual([
      '| caseload | 2 | 20 | 10 | 10 | 0.1 | 0.05 |',
      '| flags | 2 | 10 | 5 | 5 | 0.2 | 0.2 |',
      '| empty page | 2 | 2 | 1 |  |  |  |',
      '| bare |  | 1.5 (1–2) | 0.75 (0.5–1) |  |  |  |',
    ])
  })

  test('and with another build where there is one', () =>
    expect(rows(of('caseload', 20, 2, 1, 40))[0]).toMatch(/\| 0\.5 \| 0\.5 \|$/))
})
